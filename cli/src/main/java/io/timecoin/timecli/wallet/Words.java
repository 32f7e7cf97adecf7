package io.timecoin.timecli.wallet;

import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.wallet.WalletFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the words. */
@Command(
        name = "words",
        mixinStandardHelpOptions = true,
        description =
                "Shows the words that bring the wallet's own keys back. Whoever sees them owns its"
                        + " coins.")
final class Words implements Callable<Integer> {
    private final Machine machine;
    @Mixin private final WalletOptions wallet = new WalletOptions();

    Words(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws Exception {
        try (WalletFile file = wallet.open(machine)) {
            machine.terminal().print(file.wallet().mnemonic().words());
        }
        return ExitCode.OK.number();
    }
}
