package io.timecoin.node.app;

import io.timecoin.node.store.Snapshot;
import java.nio.file.Path;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code time-node snapshot}: the unspent outputs at a height as a file that proves itself. */
@Command(
        name = "snapshot",
        description = {
            "Write, check and use snapshots: the unspent outputs at a height in one file, with what proves them.",
            "A node that begins with one follows the chain within seconds and fetches the blocks below meanwhile."
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            SnapshotCommand.Export.class,
            SnapshotCommand.Verify.class,
            SnapshotCommand.Import.class
        })
final class SnapshotCommand {
    private static final String FILE = "FILE";

    private static String describe(Snapshot.Summary summary) {
        return "%d outputs after block %d (%s), certified as %s"
                .formatted(summary.outputs(), summary.height(), summary.block(), summary.utxo());
    }

    @Command(
            name = "export",
            description = "Write a snapshot to FILE, also while the node runs.",
            mixinStandardHelpOptions = true)
    static final class Export extends DataCommand {
        @Parameters(paramLabel = FILE, description = "A file that does not exist yet.")
        private Path file = Path.of("snapshot");

        @Option(
                names = "--height",
                paramLabel = "HEIGHT",
                description =
                        "The block after which the outputs are unspent (default: the newest).")
        private long height;

        @Override
        String work(NodeSetup setup, Path directory) {
            OptionalLong wanted = height == 0 ? OptionalLong.empty() : OptionalLong.of(height);
            return file
                    + ": "
                    + describe(Snapshot.export(directory, file, setup.genesis(), wanted));
        }
    }

    @Command(
            name = "verify",
            description = {
                "Prove all of the snapshot in FILE against the genesis and the trusted block:",
                "checksum, headers, changes of the masternodes, certificate, and every output."
            },
            mixinStandardHelpOptions = true)
    static final class Verify extends DataCommand {
        @Parameters(paramLabel = FILE, description = "A snapshot, whoever made it.")
        private Path file = Path.of("snapshot");

        @Override
        String work(NodeSetup setup, Path directory) {
            return file + ": good; " + describe(Snapshot.verify(file, setup.copyProof()));
        }
    }

    @Command(
            name = "import",
            description = {
                "Make the snapshot in FILE the data of a stopped node, once all of it is proven.",
                "Data that are there are set aside; what the key has signed is taken over from them."
            },
            mixinStandardHelpOptions = true)
    static final class Import extends DataCommand {
        @Parameters(paramLabel = FILE, description = "A snapshot, whoever made it.")
        private Path file = Path.of("snapshot");

        @Mixin private ForgetVotes votes = new ForgetVotes();

        @Override
        String work(NodeSetup setup, Path directory) {
            Snapshot.Restored restored =
                    Snapshot.restore(
                            file,
                            directory,
                            setup.identity(),
                            setup.copyProof(),
                            votes.areForgotten());
            return directory
                    + ": "
                    + describe(restored.summary())
                    + restored.aside().map(aside -> "; the old data are in " + aside).orElse("");
        }
    }
}
