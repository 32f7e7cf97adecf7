package io.timecoin.timecli.wallet;

import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.wallet.WalletException;
import io.timecoin.wallet.WalletFile;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Chooses a wallet and how its passphrase comes in. */
public final class WalletOptions {
    private static final String PASSPHRASE_VARIABLE = "TIME_WALLET_PASSPHRASE";

    @Option(
            names = {"-w", "--wallet"},
            paramLabel = "FILE",
            defaultValue = "${env:TIME_WALLET}",
            description =
                    "The wallet's file. Default: $XDG_DATA_HOME/time-cli/wallet; also TIME_WALLET.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description =
                    "A file whose first line is the passphrase. Default: TIME_WALLET_PASSPHRASE, or"
                            + " it is asked for.")
    private Optional<Path> passphraseFile = Optional.empty();

    /** Where the wallet is. */
    Path file(Machine machine) {
        return file.orElseGet(
                () -> machine.directories().dataHome().resolve("time-cli").resolve("wallet"));
    }

    /** The wallet, open. */
    public WalletFile open(Machine machine) throws WalletException, IOException {
        char[] passphrase = passphrase();
        try {
            return WalletFile.open(file(machine), passphrase);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    /** The passphrase of a wallet that exists. */
    private char[] passphrase() throws IOException {
        Optional<char[]> given = given();
        return given.isPresent() ? given.get() : ask("Passphrase: ");
    }

    /** The passphrase of a new wallet: typed twice, if it is typed. */
    char[] newPassphrase() throws IOException {
        Optional<char[]> given = given();
        if (given.isPresent()) {
            return given.get();
        }
        char[] once = ask("New passphrase: ");
        char[] again = ask("Once more: ");
        if (!Arrays.equals(once, again)) {
            throw TimenetException.badInput("the two passphrases differ; nothing was made");
        }
        return once;
    }

    private Optional<char[]> given() throws IOException {
        if (passphraseFile.isPresent()) {
            return Optional.of(firstLine(passphraseFile.get()).toCharArray());
        }
        return Optional.ofNullable(System.getenv(PASSPHRASE_VARIABLE)).map(String::toCharArray);
    }

    private static String firstLine(Path path) throws IOException {
        if (!Files.isReadable(path)) {
            throw TimenetException.notFound("the passphrase file " + path + " cannot be read");
        }
        return Files.readString(path).lines().findFirst().orElse("");
    }

    private static char[] ask(String prompt) {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> console.readPassword(prompt))
                .orElseThrow(() ->
                        TimenetException.badInput(
                                "no passphrase: give --passphrase-file, set "
                                        + PASSPHRASE_VARIABLE
                                        + ", or run this in a terminal"));
    }
}
