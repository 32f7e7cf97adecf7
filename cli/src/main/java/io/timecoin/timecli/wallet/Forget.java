package io.timecoin.timecli.wallet;

import io.timecoin.node.crypto.Hash;
import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.wallet.WalletFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Forgets a pending spend. */
@Command(
        name = "forget",
        mixinStandardHelpOptions = true,
        description =
                "Forgets a pending spend, so that its coins may be used again. If the network has"
                        + " it, spending them again freezes them: only for a spend that no node can"
                        + " have.")
final class Forget implements Callable<Integer> {
    private final Machine machine;
    @Mixin private final WalletOptions wallet = new WalletOptions();

    @Parameters(paramLabel = "TXID", description = "The id of the spend.")
    private String txid = "";

    Forget(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws Exception {
        Hash id = TransactionId.parse(txid);
        try (WalletFile file = wallet.open(machine)) {
            if (file.wallet().pending(id).isEmpty()) {
                throw TimenetException.notFound("the wallet has no pending spend " + txid);
            }
            file.update(content -> content.withoutPending(id));
        }
        return ExitCode.OK.number();
    }
}
