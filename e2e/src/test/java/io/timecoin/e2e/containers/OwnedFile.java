package io.timecoin.e2e.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.testcontainers.images.builder.Transferable;

/** A file for a container that its user owns and nobody else may read, as a node wants its key. */
record OwnedFile(String text) implements Transferable {
    /** User and group of the image. */
    static final int USER = 65_532;

    private static final int MODE = 0100400;

    @Override
    public long getSize() {
        return getBytes().length;
    }

    @Override
    public byte[] getBytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void transferTo(TarArchiveOutputStream archive, String destination) {
        TarArchiveEntry entry = new TarArchiveEntry(destination);
        entry.setSize(getSize());
        entry.setMode(MODE);
        entry.setIds(USER, USER);
        try {
            archive.putArchiveEntry(entry);
            archive.write(getBytes());
            archive.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
