package io.timecoin.timenet.command;

import io.timecoin.api.Amounts;
import io.timecoin.api.NodeAccess;
import io.timecoin.api.RpcClient;
import io.timecoin.api.RpcException;
import io.timecoin.node.chain.Address;
import io.timecoin.timecli.wallet.FinalityWatch;
import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.load.Funds;
import io.timecoin.timenet.load.Treasury;
import io.timecoin.timenet.place.Place;
import io.timecoin.wallet.PendingSpend;
import io.timecoin.wallet.WalletException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Gives coins of a test network away. */
@Command(
        name = "faucet",
        description =
                "Gives coins of a test network to an address, from what its genesis holds for that,"
                        + " and waits until they are final.")
final class Faucet implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Machine machine;
    @Mixin private final NetworkOption network = new NetworkOption();
    @Mixin private final PlaceOption place = new PlaceOption();

    @Parameters(index = "0", paramLabel = "ADDRESS", description = "Who gets them.")
    private String receiver = "";

    @Parameters(index = "1", paramLabel = "AMOUNT", description = "TIME, such as 100 or 12.5.")
    private String amount = "";

    Faucet(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws Exception {
        long units = units();
        try (Place opened = place.open(machine);
                Funds funds = opened.network(network.name()).funds();
                Funds.Hold _ = funds.lock()) {
            return pay(funds, units);
        }
    }

    private int pay(Funds funds, long units) throws RpcException, InterruptedException {
        NodeAccess node = funds.access().getFirst().get();
        try (RpcClient client = new RpcClient(node)) {
            Treasury treasury = Treasury.of(funds.key(), client);
            Address to = receiver(treasury);
            PendingSpend spend = prepare(treasury, to, units);
            try (FinalityWatch watch = FinalityWatch.of(node, spend.txid())) {
                treasury.send(spend);
                machine.terminal().print(spend.txid().toHex());
                return tell(watch.await(PATIENCE));
            }
        }
    }

    private static PendingSpend prepare(Treasury treasury, Address to, long units)
            throws RpcException, InterruptedException {
        try {
            return treasury.prepare(List.of(to), units);
        } catch (WalletException e) {
            throw TimenetException.failed("the faucet is dry: " + e.getMessage());
        }
    }

    private int tell(Optional<FinalityWatch.Outcome> outcome) {
        if (outcome.isEmpty()) {
            machine.terminal().say("sent, and not final after " + PATIENCE.toSeconds() + " s");
            return ExitCode.TIMED_OUT.number();
        }
        machine.terminal().say(outcome.get().sentence());
        return ExitCode.OK.number();
    }

    private long units() {
        try {
            return Amounts.units(amount);
        } catch (IllegalArgumentException e) {
            throw TimenetException.badInput(String.valueOf(e.getMessage()));
        }
    }

    private Address receiver(Treasury treasury) {
        try {
            Address to = Address.parse(receiver);
            if (to.network() == treasury.genesis().type()) {
                return to;
            }
        } catch (IllegalArgumentException e) {
            throw TimenetException.badInput(
                    "\"" + receiver + "\" is no address: " + e.getMessage());
        }
        throw TimenetException.badInput(receiver + " is an address of another network");
    }
}
