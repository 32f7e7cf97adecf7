package io.timecoin.timecli.wallet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.api.Amounts;
import io.timecoin.api.RpcClient;
import io.timecoin.api.RpcException;
import io.timecoin.node.chain.Address;
import io.timecoin.timecli.NodeOptions;
import io.timecoin.timecli.OutputOption;
import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.wallet.Coin;
import io.timecoin.wallet.CoinSelection;
import io.timecoin.wallet.OwnedKey;
import io.timecoin.wallet.Payment;
import io.timecoin.wallet.PendingSpend;
import io.timecoin.wallet.Spending;
import io.timecoin.wallet.Wallet;
import io.timecoin.wallet.WalletException;
import io.timecoin.wallet.WalletFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Pays an address and waits until the payment is final. */
@Command(
        name = "send",
        aliases = "send-to-address",
        mixinStandardHelpOptions = true,
        description =
                "Pays an address and waits until the payment is final. What was signed is noted in"
                        + " the wallet before it is sent, and its coins are used for nothing else.")
public final class Send implements Callable<Integer> {
    private static final String EVERYTHING = "all";

    private final Machine machine;
    @Mixin private final WalletOptions wallet = new WalletOptions();
    @Mixin private final NodeOptions node = new NodeOptions();
    @Mixin private final OutputOption output = new OutputOption();

    @Parameters(index = "0", paramLabel = "ADDRESS", description = "Who is paid.")
    private String receiver = "";

    @Parameters(
            index = "1",
            paramLabel = "AMOUNT",
            description = "TIME as an exact decimal, such as 12.5, or all.")
    private String amount = "";

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "Longest wait for finality. Default: ${DEFAULT-VALUE}.")
    private int timeoutSeconds = 30;

    public Send(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws Exception {
        Optional<Long> units = amount.equals(EVERYTHING) ? Optional.empty() : Optional.of(units());
        Address to = receiver();
        try (WalletFile file = wallet.open(machine);
                RpcClient client = node.client(machine)) {
            NetworkIdentity.of(client).require(file.wallet());
            if (to.network() != file.wallet().network()) {
                throw TimenetException.badInput(
                        to + " is an address of the " + to.network().wireName());
            }
            new Submission(client).settle(file);
            Payment payment = choose(file.wallet(), client, units);
            PendingSpend spend = sign(file.wallet(), payment, to);
            Optional<FinalityWatch.Outcome> outcome =
                    new Delivery(client, file).deliver(spend, Duration.ofSeconds(timeoutSeconds));
            return tell(outcome, spend, payment);
        }
    }

    private long units() {
        try {
            return Amounts.units(amount);
        } catch (IllegalArgumentException e) {
            throw TimenetException.badInput(e.getMessage() + ", or all");
        }
    }

    private Address receiver() {
        try {
            return Address.parse(receiver);
        } catch (IllegalArgumentException e) {
            throw TimenetException.badInput(
                    "\"" + receiver + "\" is no address: " + e.getMessage());
        }
    }

    private static Payment choose(Wallet wallet, RpcClient client, Optional<Long> units)
            throws WalletException, RpcException, InterruptedException {
        List<Coin> free =
                new NodeCoins(client)
                        .of(wallet).stream()
                                .filter(coin -> !wallet.reserved().contains(coin.outpoint()))
                                .toList();
        return units.isPresent()
                ? CoinSelection.pay(free, units.get())
                : CoinSelection.payAll(free);
    }

    private PendingSpend sign(Wallet content, Payment payment, Address to) {
        Map<Address, OwnedKey> keys = content.keys();
        return Spending.sign(
                content.chainId(),
                payment,
                to,
                keys.keySet().iterator().next(),
                owner -> Objects.requireNonNull(keys.get(owner), "a coin of ours").signer(),
                machine.clock().instant());
    }

    private int tell(Optional<FinalityWatch.Outcome> outcome, PendingSpend spend, Payment payment) {
        ObjectNode result =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("txid", spend.txid().toHex())
                        .put("amount", Amounts.decimal(payment.amount()))
                        .put("fee", Amounts.decimal(payment.fee()))
                        .put("final", outcome.isPresent());
        if (outcome.isPresent()) {
            result.put("millis", outcome.get().millis())
                    .put("approvals", outcome.get().approvals())
                    .put("masternodes", outcome.get().masternodes());
        }
        if (output.isText()) {
            machine.terminal().print(spend.txid().toHex());
            machine.terminal().say(sentence(outcome, payment));
        } else {
            output.print(machine.terminal(), result);
        }
        return (outcome.isPresent() ? ExitCode.OK : ExitCode.TIMED_OUT).number();
    }

    private String sentence(Optional<FinalityWatch.Outcome> outcome, Payment payment) {
        return outcome.map(reached ->
                        reached.sentence() + "; fee " + Amounts.text(payment.fee()) + " TIME")
                .orElseGet(() ->
                        "sent, and not final after "
                                + timeoutSeconds
                                + " s; it is noted as pending: time-cli wallet resend sends it"
                                + " again");
    }
}
