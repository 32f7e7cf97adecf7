package io.timecoin.timecli.wallet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.timecoin.api.Amounts;
import io.timecoin.timecli.OutputOption;
import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.wallet.PendingSpend;
import io.timecoin.wallet.WalletFile;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what was signed and is not known to be final. */
@Command(
        name = "pending",
        mixinStandardHelpOptions = true,
        description =
                "Shows what was signed and is not known to be final; its coins are used for nothing"
                        + " else.")
final class Pending implements Callable<Integer> {
    private final Machine machine;
    @Mixin private final WalletOptions wallet = new WalletOptions();
    @Mixin private final OutputOption output = new OutputOption();

    Pending(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws Exception {
        try (WalletFile file = wallet.open(machine)) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            for (PendingSpend spend : file.wallet().pending()) {
                list.addObject()
                        .put("txid", spend.txid().toHex())
                        .put(
                                "amount",
                                Amounts.decimal(spend.transaction().outputs().getFirst().value()))
                        .put("to", spend.transaction().outputs().getFirst().scriptPubkey().toUtf8())
                        .put("signed_at", Instant.ofEpochSecond(spend.signedAt()).toString());
            }
            output.print(machine.terminal(), list);
        }
        return ExitCode.OK.number();
    }
}
