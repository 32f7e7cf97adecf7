package io.timecoin.timecli.wallet;

import io.timecoin.node.chain.Address;
import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.wallet.Wallet;
import io.timecoin.wallet.WalletFile;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Gives out another address. */
@Command(
        name = "new-address",
        mixinStandardHelpOptions = true,
        description = "Gives out another address. The same words bring it back.")
final class NewAddress implements Callable<Integer> {
    private final Machine machine;
    @Mixin private final WalletOptions wallet = new WalletOptions();

    NewAddress(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws Exception {
        try (WalletFile file = wallet.open(machine)) {
            int before = file.wallet().derived();
            if (before >= Wallet.MAX_ADDRESSES) {
                throw TimenetException.badInput("a wallet has at most " + before + " addresses");
            }
            List<Address> addresses =
                    List.copyOf(file.update(Wallet::withNewAddress).keys().keySet());
            machine.terminal().print(addresses.get(before).toString());
        }
        return ExitCode.OK.number();
    }
}
