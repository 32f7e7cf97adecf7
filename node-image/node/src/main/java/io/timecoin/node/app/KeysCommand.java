package io.timecoin.node.app;

import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Ed25519;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.crypto.PublicKey;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code time-node keys}: makes masternode keys and shows whose they are. */
@Command(
        name = "keys",
        description = "Make and show masternode keys (Ed25519, PKCS#8 in PEM).",
        mixinStandardHelpOptions = true,
        subcommands = {KeysCommand.Generate.class, KeysCommand.Show.class})
final class KeysCommand {
    /** What both commands take and print. */
    abstract static class OfFile implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "The key file.")
        private Path file = Path.of("key.pem");

        @Option(
                names = "--network",
                paramLabel = "NETWORK",
                description = "Testnet or Mainnet: the form of the address (default: Testnet).")
        private String network = NodeConfig.nameOf(NetworkType.TESTNET);

        @Spec private CommandSpec spec = CommandSpec.create();

        abstract Bytes seed(Path file) throws BadConfiguration;

        @Override
        public Integer call() throws BadConfiguration {
            NetworkType type = networkType();
            PublicKey key = new Ed25519().signer(seed(file)).publicKey();
            PrintWriter out = spec.commandLine().getOut();
            out.println("publicKey: " + key);
            out.println("nodeId: " + NodeId.of(key));
            out.println("address: " + Address.of(key, type));
            return ExitCode.STOPPED;
        }

        private NetworkType networkType() throws BadConfiguration {
            try {
                return ConfigReader.network(network);
            } catch (IllegalArgumentException e) {
                throw new BadConfiguration("--network: " + e.getMessage());
            }
        }
    }

    @Command(
            name = "generate",
            description = "Write a new private key to FILE, readable by its owner only.",
            mixinStandardHelpOptions = true)
    static final class Generate extends OfFile {
        @Override
        Bytes seed(Path file) throws BadConfiguration {
            byte[] random = new byte[Ed25519.SEED_LENGTH];
            new SecureRandom().nextBytes(random);
            Bytes seed = Bytes.of(random);
            KeyFile.create(file, seed);
            return seed;
        }
    }

    @Command(
            name = "show",
            description = "Print public key, node id and address of the key in FILE.",
            mixinStandardHelpOptions = true)
    static final class Show extends OfFile {
        @Override
        Bytes seed(Path file) throws BadConfiguration {
            return KeyFile.read(file);
        }
    }
}
