package io.timecoin.timecli.wallet;

import io.timecoin.api.RpcClient;
import io.timecoin.timecli.NodeOptions;
import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.wallet.PendingSpend;
import io.timecoin.wallet.WalletFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sends again what is not known to be final. */
@Command(
        name = "resend",
        mixinStandardHelpOptions = true,
        description =
                "Sends again, byte for byte, what is not known to be final. This is always safe.")
final class Resend implements Callable<Integer> {
    private final Machine machine;
    @Mixin private final WalletOptions wallet = new WalletOptions();
    @Mixin private final NodeOptions node = new NodeOptions();

    Resend(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws Exception {
        try (WalletFile file = wallet.open(machine);
                RpcClient client = node.client(machine)) {
            NetworkIdentity.of(client).require(file.wallet());
            Submission submission = new Submission(client);
            submission.settle(file);
            for (PendingSpend spend : file.wallet().pending()) {
                machine.terminal().print(spend.txid() + "  " + submission.sendAgain(spend));
            }
        }
        return ExitCode.OK.number();
    }
}
