package io.timecoin.node.app;

import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.Genesis;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.core.NodeCore;
import io.timecoin.node.core.NodeStatus;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.finality.Finality;
import io.timecoin.node.finality.SubmissionOutcome;
import io.timecoin.node.masternode.HeartbeatView;
import io.timecoin.node.masternode.MemberSet;
import io.timecoin.node.rpc.Finalization;
import io.timecoin.node.rpc.NodeQuery;
import io.timecoin.node.rpc.NodeUnavailableException;
import io.timecoin.node.store.ChainStore;
import io.timecoin.node.store.MoneyIndex;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Answers the HTTP side: what the state machine knows by its owner, blocks straight from the store. */
record LoopQuery(
        NodeSetup setup,
        NodeCore core,
        ChainStore store,
        EventLoop loop,
        LoopClock clock,
        Submissions submissions,
        Inbox inbox)
        implements NodeQuery {
    /** Longest wait for the owner thread; a tick takes milliseconds, a slow disk a few hundred. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Override
    public NodeStatus status() throws InterruptedException {
        return ask(() -> core.status(clock.now()));
    }

    @Override
    public MemberSet members() throws InterruptedException {
        return new MemberSet(heartbeats().stream().map(HeartbeatView::member).toList());
    }

    @Override
    public List<HeartbeatView> heartbeats() throws InterruptedException {
        return ask(core::heartbeats);
    }

    @Override
    public Optional<CertifiedBlock> block(long height) {
        return store.block(height);
    }

    @Override
    public SubmissionOutcome submit(Transaction transaction) throws InterruptedException {
        try {
            return submissions.submit(transaction, inbox::add, PATIENCE);
        } catch (TimeoutException e) {
            throw new NodeUnavailableException("the node is busy; look for the transaction later");
        }
    }

    @Override
    public Genesis genesis() {
        return setup.genesis();
    }

    @Override
    public Address ownAddress() {
        return Address.of(setup.signer().publicKey(), setup.genesis().type());
    }

    @Override
    public Hash chainId() {
        return setup.genesis().hash();
    }

    @Override
    public MoneyIndex money() {
        return store.money();
    }

    @Override
    public <T> T finality(Function<Finality, T> question) throws InterruptedException {
        return ask(() -> question.apply(core.finality()));
    }

    @Override
    public Finalization finalizeVersion() throws InterruptedException {
        return ask(this::finalizeOnce);
    }

    @Override
    public void stop() {
        loop.stop();
    }

    private Finalization finalizeOnce() {
        String version = setup.config().version();
        boolean changed = !store.finalVersion().equals(Optional.of(version));
        if (changed) {
            store.finalizeVersion(version);
        }
        return new Finalization(version, changed);
    }

    private <T> T ask(Supplier<T> question) throws InterruptedException {
        try {
            return loop.ask(question, PATIENCE);
        } catch (TimeoutException e) {
            throw new NodeUnavailableException("the node is busy or stopping; ask again");
        }
    }
}
