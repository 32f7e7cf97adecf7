package io.timecoin.node.store;

import io.timecoin.node.crypto.Bytes;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The frame of a snapshot on disk: a word that names the kind, the version of the format, then numbers and images with their
 * length, all big-endian, then the SHA-256 of everything before. Nothing is ever held as a whole.
 */
final class SnapshotFile {
    /** The version that this node writes and reads. */
    static final int VERSION = 1;

    private static final long KIND = 0x5449_4d45_534e_4150L;
    private static final int CHECKSUM_BYTES = 32;

    /** Bytes of the largest image: a full block with a certificate of thousands of signatures is smaller. */
    private static final int MAX_IMAGE = 8 << 20;

    private static final int BUFFER = 1 << 16;
    private static final int PREFIX_BYTES = Long.BYTES + Integer.BYTES;

    private SnapshotFile() {}

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Writes content to a snapshot. */
    interface Content {
        void writeTo(Out out) throws IOException;
    }

    /**
     * Writes a file that is whole when it appears under its name.
     *
     * @throws StoreRefused if there is one already or the disk refuses; nothing is left then
     */
    static void write(Path file, Content content) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            try {
                writePart(part, content);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (FileAlreadyExistsException e) {
            throw StoreRefused.fileInTheWay(file);
        } catch (IOException e) {
            throw StoreRefused.ofFileError(file, e);
        }
    }

    private static void writePart(Path part, Content content) throws IOException {
        MessageDigest checksum = sha256();
        try (FileChannel channel =
                        FileChannel.open(
                                part,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.TRUNCATE_EXISTING,
                                StandardOpenOption.WRITE);
                DataOutputStream data =
                        new DataOutputStream(
                                new BufferedOutputStream(
                                        new DigestOutputStream(
                                                Channels.newOutputStream(channel), checksum),
                                        BUFFER))) {
            data.writeLong(KIND);
            data.writeInt(VERSION);
            content.writeTo(new Out(data));
            data.flush();
            data.write(checksum.digest());
            data.flush();
            channel.force(true);
        }
    }

    /** What content is written with. */
    static final class Out {
        private final DataOutputStream data;

        private Out(DataOutputStream data) {
            this.data = data;
        }

        void number(long value) throws IOException {
            data.writeLong(value);
        }

        void image(Bytes image) throws IOException {
            data.writeInt(image.length());
            data.write(image.toArray());
        }

        /** Ends a row of images of a number that is not known before. */
        void end() throws IOException {
            data.writeInt(0);
        }
    }

    /**
     * Opens a snapshot that is whole and of a version that is known.
     *
     * @throws StoreRefused otherwise
     */
    static In open(Path file) {
        try {
            long content = Files.size(file) - CHECKSUM_BYTES;
            checkPrefix(file);
            if (content < PREFIX_BYTES) {
                throw StoreRefused.badSnapshot(file, "it is cut short");
            }
            checkChecksum(file, content);
            In in = new In(file, stream(file));
            in.skipPrefix();
            return in;
        } catch (IOException e) {
            throw refusal(file, e);
        }
    }

    private static void checkPrefix(Path file) throws IOException {
        try (DataInputStream data = stream(file)) {
            if (data.readLong() != KIND) {
                throw StoreRefused.badSnapshot(file, "it is no snapshot");
            }
            int version = data.readInt();
            if (version != VERSION) {
                throw StoreRefused.snapshotVersion(file, version, VERSION);
            }
        }
    }

    private static void checkChecksum(Path file, long content) throws IOException {
        MessageDigest checksum = sha256();
        try (InputStream plain = Files.newInputStream(file);
                DigestInputStream digested = new DigestInputStream(plain, checksum)) {
            byte[] buffer = new byte[BUFFER];
            long left = content;
            while (left > 0) {
                int read = digested.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new EOFException();
                }
                left -= read;
            }
            byte[] stored = plain.readNBytes(CHECKSUM_BYTES);
            if (!MessageDigest.isEqual(stored, checksum.digest())) {
                throw StoreRefused.badSnapshot(file, "its checksum differs");
            }
        }
    }

    private static DataInputStream stream(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
    }

    private static StoreRefused refusal(Path file, IOException error) {
        return switch (error) {
            case EOFException _ -> StoreRefused.badSnapshot(file, "it is cut short");
            case NoSuchFileException _ -> StoreRefused.noSnapshot(file);
            default -> StoreRefused.ofFileError(file, error);
        };
    }

    /** Reads what {@link Out} wrote, in its order; everything else is refused as damaged. */
    static final class In implements AutoCloseable {
        private final Path file;
        private final DataInputStream data;

        private In(Path file, DataInputStream data) {
            this.file = file;
            this.data = data;
        }

        private interface Read<T> {
            T read() throws IOException;
        }

        private <T> T guarded(Read<T> read) {
            try {
                return read.read();
            } catch (IOException e) {
                throw refusal(file, e);
            }
        }

        private void skipPrefix() throws IOException {
            data.skipNBytes(PREFIX_BYTES);
        }

        /** @param most the highest that makes sense */
        long number(long most) {
            long value = guarded(data::readLong);
            if (value < 0 || value > most) {
                throw StoreRefused.badSnapshot(file, "it has the number " + value);
            }
            return value;
        }

        /** The next image; empty where a row ends. */
        Bytes image() {
            return guarded(() -> {
                int length = data.readInt();
                if (length < 0 || length > MAX_IMAGE) {
                    throw StoreRefused.badSnapshot(file, "it has an image of " + length + " bytes");
                }
                byte[] image = new byte[length];
                data.readFully(image);
                return Bytes.of(image);
            });
        }

        /** The content has been read; only the checksum is left. */
        void end() {
            guarded(() -> {
                data.skipNBytes(CHECKSUM_BYTES);
                if (data.read() >= 0) {
                    throw StoreRefused.badSnapshot(file, "it goes on after its end");
                }
                return data;
            });
        }

        @Override
        public void close() {
            guarded(() -> {
                data.close();
                return data;
            });
        }
    }
}
