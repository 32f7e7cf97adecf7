package io.timecoin.timenet.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.api.NodeAccess;
import io.timecoin.api.RpcClient;
import io.timecoin.api.RpcException;
import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.Fees;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.crypto.Hash;
import io.timecoin.timenet.output.Terminal;
import io.timecoin.wallet.Coin;
import io.timecoin.wallet.OwnedKey;
import io.timecoin.wallet.Spending;
import io.timecoin.wallet.WalletException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One load: spends at a steady rate, each by its owner, over RPC to all nodes in turn; what becomes final is spent again. A
 * spend that is not final soon is sent again, byte for byte, as a wallet does.
 */
public final class LoadRun implements AutoCloseable {
    private static final long RESEND_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Longest wait for a coin that can be spent, in milliseconds; then the spend is left out. */
    private static final long COIN_MILLIS = 1_000;

    private final LoadPlan plan;
    private final List<Supplier<NodeAccess>> nodes;
    private final OwnedKey treasuryKey;
    private final Terminal terminal;
    private final List<NodeLink> links = new ArrayList<>();
    private final Flights flights = new Flights();
    private final Tally tally = new Tally();
    private final LinkedBlockingQueue<LoadCoin> ready = new LinkedBlockingQueue<>();
    private List<OwnedKey> owners = List.of();
    private Hash chainId = Hash.ZERO;
    private NetworkType network = NetworkType.TESTNET;
    private int pairs;

    /**
     * @param nodes where the nodes are, at least one; asked again when a node was away
     * @param treasuryKey the key that the genesis pays
     */
    public LoadRun(
            LoadPlan plan,
            List<Supplier<NodeAccess>> nodes,
            OwnedKey treasuryKey,
            Terminal terminal) {
        this.plan = plan;
        this.nodes = List.copyOf(nodes);
        this.treasuryKey = treasuryKey;
        this.terminal = terminal;
        for (int i = 0; i < nodes.size(); i++) {
            int index = i;
            links.add(new NodeLink(nodes.get(i), txid -> landed(txid, index)));
        }
    }

    /** Runs the plan; returns when everything is in a block, or the grace is over. */
    public LoadReport run() throws RpcException, WalletException, InterruptedException {
        try (RpcClient first = new RpcClient(nodes.getFirst().get())) {
            Confirmations confirmations =
                    new Confirmations(first.call("getblockcount").longValue());
            prepare(first);
            for (NodeLink link : links) {
                link.open();
            }
            long start = System.nanoTime();
            submitAll(start);
            int missing = awaitAll(confirmations);
            return report(start, missing);
        }
    }

    private void prepare(RpcClient first)
            throws RpcException, WalletException, InterruptedException {
        Treasury treasury = Treasury.of(treasuryKey, first);
        chainId = treasury.genesis().hash();
        network = treasury.genesis().type();
        terminal.say("making " + plan.coins() + " coins of " + plan.owners() + " owners");
        List<LoadCoin> coins = new CoinSupply(treasury).make(plan.coins(), plan.owners());
        owners = coins.stream().map(LoadCoin::owner).distinct().toList();
        ready.addAll(coins);
    }

    private void submitAll(long start) throws InterruptedException {
        long nextLook = start + LOOK_NANOS;
        for (int i = 0; i < plan.spends(); i++) {
            long due = start + (long) ((double) i / plan.rate() * (double) NANOS_PER_SECOND);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            if (System.nanoTime() - nextLook > 0) {
                nextLook = System.nanoTime() + LOOK_NANOS;
                resendOverdue();
            }
            LoadCoin coin = ready.poll(COIN_MILLIS, TimeUnit.MILLISECONDS);
            if (coin != null) {
                submit(coin, i);
            } else {
                tally.refused("NO_COIN_READY");
            }
        }
    }

    private void submit(LoadCoin coin, int number) {
        boolean rivalry = nodes.size() > 1 && isRivalry(number);
        int node = number % nodes.size();
        Flight flight = flight(coin, number, node);
        if (!rivalry) {
            flights.start(flight);
            send(flight, links.get(node));
            return;
        }
        pairs++;
        int other = (number + 1) % nodes.size();
        Flight rival = flight(coin, number + 1, other);
        flights.start(withRival(flight, rival.txid()));
        flights.start(withRival(rival, flight.txid()));
        send(flight, links.get(node));
        send(rival, links.get(other));
    }

    /** Evenly spread over all spends. */
    private boolean isRivalry(int number) {
        long before = (long) number * plan.doubleSpends() / 1_000;
        long after = (number + 1L) * plan.doubleSpends() / 1_000;
        return after > before;
    }

    private static Flight withRival(Flight flight, Hash rival) {
        return new Flight(
                flight.txid(),
                flight.transaction(),
                flight.made(),
                flight.sentNanos(),
                flight.node(),
                Optional.of(rival),
                flight.triedNanos());
    }

    private Flight flight(LoadCoin coin, int number, int node) {
        OwnedKey receiver = owners.get((number + 1) % owners.size());
        long value = coin.value() - Math.max(Fees.MINIMUM, coin.value() / Fees.RATE_DIVISOR);
        Address owner = coin.owner().address(network);
        Transaction transaction =
                Spending.sign(
                                chainId,
                                List.of(new Coin(coin.outpoint(), coin.value(), owner)),
                                List.of(Spending.output(value, receiver.address(network))),
                                _ -> coin.owner().signer(),
                                Instant.now())
                        .transaction();
        Hash txid = transaction.txid();
        LoadCoin made = new LoadCoin(new OutPoint(txid, 0), value, receiver);
        long now = System.nanoTime();
        return new Flight(txid, transaction, made, now, node, Optional.empty(), now);
    }

    private void send(Flight flight, NodeLink link) {
        if (!flight.isResent()) {
            tally.submitted();
        }
        Optional<CompletableFuture<JsonNode>> answer = link.send(flight);
        if (answer.isPresent()) {
            var _ = answer.get().whenComplete((_, failure) -> answered(flight, link, failure));
        }
    }

    private void answered(Flight flight, NodeLink link, @Nullable Throwable failure) {
        if (failure == null) {
            if (!flight.isResent()) {
                tally.accepted();
            }
            return;
        }
        Throwable cause = failure instanceof CompletionException e ? e.getCause() : failure;
        if (!(cause instanceof RpcException refusal)) {
            throw new IllegalStateException("a call failed in an unknown way", failure);
        }
        tally.refused(refusal.reason());
        switch (refusal.reason()) {
            case RpcException.UNREACHABLE -> link.broken();
            case "INVALID", "CONFLICT" -> flights.crash(flight.txid());
            default -> {}
        }
    }

    private void landed(Hash txid, int node) {
        long now = System.nanoTime();
        flights.land(txid, node)
                .ifPresent(flight -> {
                    tally.finalAfter(now - flight.sentNanos(), now);
                    ready.add(flight.made());
                });
    }

    /** What waits for long is sent to the next node, and lost connections are made again. */
    private void resendOverdue() throws InterruptedException {
        for (NodeLink link : links) {
            try {
                link.open();
            } catch (RpcException e) {
                // The node is away: the others go on, and the next look tries again.
                link.broken();
            }
        }
        long now = System.nanoTime();
        int turn = 0;
        for (Flight flight : flights.overdue(now - RESEND_NANOS, now)) {
            if (flights.isToldElsewhere(flight.txid())) {
                landed(flight.txid(), flight.node());
            } else {
                send(flight, links.get((flight.node() + ++turn) % links.size()));
            }
        }
    }

    /** How many final spends are in no block when the grace is over. */
    private int awaitAll(Confirmations confirmations) throws InterruptedException {
        long end = System.nanoTime() + plan.grace().toNanos();
        int missing = Integer.MAX_VALUE;
        while ((!flights.missing().isEmpty() || missing > 0) && System.nanoTime() - end < 0) {
            Thread.sleep(TimeUnit.NANOSECONDS.toMillis(LOOK_NANOS));
            resendOverdue();
            missing = inNoBlock(confirmations);
        }
        for (Flight flight : flights.missing()) {
            terminal.say(
                    "not final: %s, sent to node %d first".formatted(flight.txid(), flight.node()));
        }
        return missing;
    }

    private int inNoBlock(Confirmations confirmations) throws InterruptedException {
        for (Supplier<NodeAccess> node : nodes) {
            try (RpcClient client = new RpcClient(node.get())) {
                confirmations.readOn(client);
                return confirmations.missing(flights.landed());
            } catch (RpcException e) {
                terminal.say(String.valueOf(e.getMessage()));
            }
        }
        return Integer.MAX_VALUE;
    }

    private LoadReport report(long start, int missing) {
        double seconds =
                (double) Math.max(1, tally.lastFinalNanos() - start) / (double) NANOS_PER_SECOND;
        int landed = flights.landed().size();
        return new LoadReport(
                nodes.size(),
                tally.submittedCount(),
                tally.acceptedCount(),
                Map.copyOf(tally.refusals()),
                tally.finalCount(),
                Math.max(0, landed - missing),
                flights.missing().size() + Math.min(landed, missing),
                pairs,
                flights.doubleSpent(),
                seconds,
                (double) tally.finalCount() / seconds,
                tally.percentile(50),
                tally.percentile(90),
                tally.percentile(99),
                tally.percentile(100),
                links.stream().mapToInt(NodeLink::lost).sum());
    }

    @Override
    public void close() {
        links.forEach(NodeLink::close);
    }
}
