package io.timecoin.node.rpc;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.rpc.http.BearerToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/**
 * The credential that a node makes anew at each start: whoever can read the file may call. So programs of the node's own
 * user need no configuration, and nobody else on the machine gets in.
 */
public final class Cookie {
    /** The file's name in the data folder. */
    public static final String FILE_NAME = "rpc.cookie";

    private static final int SECRET_BYTES = 32;

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;
    private final String secret;

    private Cookie(Path file, String secret) {
        this.file = file;
        this.secret = secret;
    }

    /**
     * Writes a new secret, in place of that of an earlier start.
     *
     * @throws IOException if the file cannot be written; the message names it
     */
    public static Cookie create(Path dataDir) throws IOException {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        Cookie cookie = new Cookie(dataDir.resolve(FILE_NAME), Bytes.of(random).toHex());
        Path fresh = Files.createTempFile(dataDir, FILE_NAME, ".new", OWNER_ONLY);
        Files.writeString(fresh, cookie.secret + "\n");
        Files.move(
                fresh,
                cookie.file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        return cookie;
    }

    /** What opens the port. */
    public BearerToken token() {
        return new BearerToken(secret);
    }

    /** Where the secret stands. */
    public Path file() {
        return file;
    }

    /** Says nothing about the secret. */
    @Override
    public String toString() {
        return "Cookie(" + file + ")";
    }
}
