package io.timecoin.timecli.wallet;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.operator.platform.MasternodeKey;
import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.wallet.LegacyWallet;
import io.timecoin.wallet.OwnedKey;
import io.timecoin.wallet.Wallet;
import io.timecoin.wallet.WalletException;
import io.timecoin.wallet.WalletFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a key from elsewhere into the wallet. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description =
                "Takes a key into the wallet: a time-wallet.dat of the original node, or a private"
                        + " key in PEM such as a masternode's. The words do not bring it back.")
final class ImportKey implements Callable<Integer> {
    private final Machine machine;
    @Mixin private final WalletOptions wallet = new WalletOptions();

    /** Bytes; both kinds of file take a few hundred. */
    private static final long MAX_SIZE = 4_096;

    @Parameters(paramLabel = "FILE", description = "The file that holds the key.")
    private Path source = Path.of("");

    ImportKey(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws Exception {
        try (WalletFile file = wallet.open(machine)) {
            Bytes seed = seed(file.wallet());
            file.update(content -> content.withImported(seed));
            machine.terminal().print(OwnedKey.of(seed).address(file.wallet().network()).toString());
        }
        return ExitCode.OK.number();
    }

    private Bytes seed(Wallet into) throws IOException, WalletException {
        if (!Files.isReadable(source)) {
            throw TimenetException.notFound(source + " cannot be read");
        }
        if (Files.size(source) > MAX_SIZE) {
            throw TimenetException.badInput(source + " is too large for a key");
        }
        byte[] content = Files.readAllBytes(source);
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (text.contains("-----BEGIN")) {
            return seedOfPem(text);
        }
        LegacyWallet legacy = LegacyWallet.parse(Bytes.of(content));
        if (legacy.network() != into.network()) {
            throw TimenetException.badInput(
                    source
                            + " holds a key of the "
                            + legacy.network().wireName()
                            + ", and this wallet is of the "
                            + into.network().wireName());
        }
        return legacy.seed();
    }

    private Bytes seedOfPem(String pem) {
        try {
            return MasternodeKey.parse(pem).seed();
        } catch (IllegalArgumentException e) {
            throw TimenetException.badInput(source + ": " + e.getMessage());
        }
    }
}
