package io.timecoin.timecli.wallet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.timecoin.api.Amounts;
import io.timecoin.api.RpcClient;
import io.timecoin.timecli.NodeOptions;
import io.timecoin.timecli.OutputOption;
import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.wallet.Coin;
import io.timecoin.wallet.WalletFile;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what the wallet holds. */
@Command(
        name = "balance",
        mixinStandardHelpOptions = true,
        description = "Shows what the wallet holds: in all, and what can be spent now.")
final class Balance implements Callable<Integer> {
    private final Machine machine;
    @Mixin private final WalletOptions wallet = new WalletOptions();
    @Mixin private final NodeOptions node = new NodeOptions();
    @Mixin private final OutputOption output = new OutputOption();

    Balance(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws Exception {
        try (WalletFile file = wallet.open(machine);
                RpcClient client = node.client(machine)) {
            NetworkIdentity.of(client).require(file.wallet());
            List<Coin> coins = new NodeCoins(client).of(file.wallet());
            long all = coins.stream().mapToLong(Coin::value).sum();
            long free =
                    coins.stream()
                            .filter(coin -> !file.wallet().reserved().contains(coin.outpoint()))
                            .mapToLong(Coin::value)
                            .sum();
            output.print(
                    machine.terminal(),
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("balance", Amounts.decimal(all))
                            .put("spendable", Amounts.decimal(free))
                            .put("coins", coins.size()));
        }
        return ExitCode.OK.number();
    }
}
