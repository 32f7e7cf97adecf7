package io.timecoin.timenet.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Shows a log that is being written. */
record LogFile(Path file, OutputStream out) {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final int CHUNK = 1 << 16;

    /** Shows what is there, and if it is followed what is added until the thread is interrupted. */
    void show(boolean follow) throws IOException, InterruptedException {
        long shown = showFrom(0);
        while (follow) {
            Thread.sleep(LOOK_AGAIN);
            boolean replaced = Files.size(file) < shown;
            shown = showFrom(replaced ? 0 : shown);
        }
    }

    /** Copies the rest of the file; returns where it ended. */
    private long showFrom(long position) throws IOException {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(position);
            byte[] chunk = new byte[CHUNK];
            int read = log.read(chunk);
            while (read > 0) {
                out.write(chunk, 0, read);
                read = log.read(chunk);
            }
            out.flush();
            return log.getFilePointer();
        }
    }
}
