package io.timecoin.timenet.local;

import io.timecoin.node.crypto.PublicKey;
import io.timecoin.operator.platform.MasternodeKey;
import io.timecoin.timenet.state.NodeFolder;
import io.timecoin.timenet.state.StateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The key of a masternode, made once and never again: the genesis names it.
 *
 * <p>Key and public key are written into a folder that then gets its name, so that neither is ever there alone.
 */
public final class Identity {
    private Identity() {}

    /** The public key of a masternode; makes its identity if there is none yet. */
    public static PublicKey ensure(NodeFolder node) throws IOException {
        if (!Files.exists(node.identity())) {
            generate(node);
        }
        return PublicKey.fromHex(
                node.publicKey()
                        .orElseThrow(() ->
                                new IOException(
                                        node.identity()
                                                + " holds no public key; restore it from a"
                                                + " backup, or remove the network with timenet"
                                                + " down --data")));
    }

    private static void generate(NodeFolder node) throws IOException {
        Files.createDirectories(node.path());
        Path making =
                Files.createTempDirectory(node.path(), ".identity-", permissions("rwx------"));
        try {
            MasternodeKey key = MasternodeKey.generate();
            PrivateFile.create(making.resolve(NodeFolder.KEY), key.pem());
            Files.writeString(
                    making.resolve(NodeFolder.PUBLIC_KEY), key.publicKey().toHex() + "\n");
            Files.move(making, node.identity(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            StateFiles.deleteTree(making);
        }
    }

    private static FileAttribute<?> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }
}
