package io.timecoin.timecli.wallet;

import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.wallet.WalletFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the addresses. */
@Command(
        name = "addresses",
        mixinStandardHelpOptions = true,
        description = "Shows the addresses of the wallet, the first one first.")
final class Addresses implements Callable<Integer> {
    private final Machine machine;
    @Mixin private final WalletOptions wallet = new WalletOptions();

    Addresses(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws Exception {
        try (WalletFile file = wallet.open(machine)) {
            file.wallet()
                    .keys()
                    .keySet()
                    .forEach(address -> machine.terminal().print(address.toString()));
        }
        return ExitCode.OK.number();
    }
}
