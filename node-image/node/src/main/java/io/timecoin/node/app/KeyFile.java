package io.timecoin.node.app;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.store.FileErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;

/**
 * A masternode's private key on disk: an unencrypted Ed25519 key as PKCS#8 in PEM, the form that
 * {@code openssl genpkey -algorithm ed25519} writes and that key stores and Kubernetes Secrets hold.
 */
public final class KeyFile {
    /** Length of an Ed25519 private key in bytes. */
    static final int SEED_LENGTH = 32;

    /** PKCS#8 of an Ed25519 key is this and the 32 bytes of the key (RFC 8410, section 7). */
    private static final Bytes PKCS8_PREFIX = Bytes.fromHex("302e020100300506032b657004220420");

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    /** Bytes; a key takes 119. */
    private static final long MAX_SIZE = 4_096;

    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");

    /** Nobody else may change the key, and only the group may read it: so Kubernetes mounts Secrets for a Pod. */
    private static final Set<PosixFilePermission> TOO_OPEN =
            Set.of(
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE);

    private KeyFile() {}

    /**
     * Reads the private key.
     *
     * @return its 32 bytes
     * @throws BadConfiguration if the file is missing, open to others or holds something else
     */
    public static Bytes read(Path file) throws BadConfiguration {
        try {
            checkPermissions(file);
            if (Files.size(file) > MAX_SIZE) {
                throw new BadConfiguration(file + ": too large for a key");
            }
            return parse(file, Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            throw new BadConfiguration(
                    file
                            + ": there is no such key file; set keyFile, or make one with"
                            + " `time-node keys generate "
                            + file
                            + "`");
        } catch (IOException e) {
            throw new BadConfiguration(
                    file + ": the key cannot be read: " + FileErrors.describe(e));
        }
    }

    /**
     * Writes a private key to a new file that only its owner can read.
     *
     * @throws BadConfiguration if the file exists (a key is never overwritten) or cannot be written
     */
    public static void create(Path file, Bytes seed) throws BadConfiguration {
        byte[] prefix = PKCS8_PREFIX.toArray();
        byte[] pkcs8 = new byte[prefix.length + SEED_LENGTH];
        System.arraycopy(prefix, 0, pkcs8, 0, prefix.length);
        System.arraycopy(seed.toArray(), 0, pkcs8, prefix.length, SEED_LENGTH);
        String text = BEGIN + "\n" + Base64.getEncoder().encodeToString(pkcs8) + "\n" + END + "\n";
        try {
            createEmpty(file);
            Files.writeString(file, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        } catch (FileAlreadyExistsException e) {
            throw new BadConfiguration(file + ": exists already; a key is never overwritten");
        } catch (IOException e) {
            throw new BadConfiguration(
                    file + ": the key cannot be written: " + FileErrors.describe(e));
        }
    }

    private static void createEmpty(Path file) throws IOException {
        if (isPosix()) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } else {
            Files.createFile(file);
        }
    }

    private static void checkPermissions(Path file) throws IOException, BadConfiguration {
        if (!isPosix()) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (permissions.stream().anyMatch(TOO_OPEN::contains)) {
            throw new BadConfiguration(
                    file
                            + ": open to others ("
                            + PosixFilePermissions.toString(permissions)
                            + "); run `chmod 600 "
                            + file
                            + "`");
        }
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private static Bytes parse(Path file, String text) throws BadConfiguration {
        String trimmed = text.strip();
        if (!trimmed.startsWith(BEGIN) || !trimmed.endsWith(END)) {
            throw new BadConfiguration(
                    file + ": not a private key in PEM (\"" + BEGIN + "\" … \"" + END + "\")");
        }
        String base64 = trimmed.substring(BEGIN.length(), trimmed.length() - END.length());
        Bytes pkcs8 = decode(file, base64.replaceAll("\\s", ""));
        String hex = pkcs8.toHex();
        if (pkcs8.length() != PKCS8_PREFIX.length() + SEED_LENGTH
                || !hex.startsWith(PKCS8_PREFIX.toHex())) {
            throw new BadConfiguration(
                    file
                            + ": not an Ed25519 key; make one with `time-node keys generate` or"
                            + " `openssl genpkey -algorithm ed25519`");
        }
        return Bytes.fromHex(hex.substring(PKCS8_PREFIX.toHex().length()));
    }

    private static Bytes decode(Path file, String base64) throws BadConfiguration {
        try {
            return Bytes.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new BadConfiguration(file + ": not a private key in PEM: its base64 is damaged");
        }
    }
}
