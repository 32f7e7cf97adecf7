package io.timecoin.node.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.timecoin.node.consensus.ConsensusTimeout;
import io.timecoin.node.core.NodeReport;
import io.timecoin.node.core.NodeReport.BlockCommitted;
import io.timecoin.node.core.NodeReport.BlockSynced;
import io.timecoin.node.core.NodeReport.EvidenceFound;
import io.timecoin.node.core.NodeReport.Halted;
import io.timecoin.node.core.NodeReport.MessageRefused;
import io.timecoin.node.core.NodeReport.OldBlockKept;
import io.timecoin.node.core.NodeReport.Peers;
import io.timecoin.node.core.NodeReport.Restored;
import io.timecoin.node.core.NodeReport.RoundStarted;
import io.timecoin.node.core.NodeReport.SyncFinished;
import io.timecoin.node.core.NodeReport.SyncStarted;
import io.timecoin.node.core.NodeReport.TimedOut;
import io.timecoin.node.core.NodeReport.TransactionHeldBack;
import io.timecoin.node.finality.FinalityNotice;
import io.timecoin.node.finality.PoolSize;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what the node reports. For the owner thread; anyone may read the registry. */
public final class NodeMetrics {
    /** From a commit on one machine to one that missed a slot of ten minutes. */
    private static final Duration[] COMMIT_BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(10)
    };

    private final InstantSource clock;
    private final PeerMetrics peers;
    private final TransactionMetrics transactions;
    private final AtomicLong height;
    private final AtomicLong lastBlock;
    private final Counter committed;
    private final Counter synced;
    private final Counter oldBlocks;
    private final Timer afterSlot;
    private final Counter missedSlots;
    private final Counter extraRounds;
    private final CountersByKind<ConsensusTimeout.Kind> timeouts;
    private final AtomicLong round;
    private final AtomicLong syncing;
    private final Counter evidence;
    private final Counter refusedMessages;
    private final Counter heldBack;
    private final AtomicLong halted;

    /** @param clock tells when a block came */
    public NodeMetrics(MeterRegistry registry, InstantSource clock) {
        this.clock = clock;
        Meters meters = new Meters(registry);
        peers = new PeerMetrics(meters);
        transactions = new TransactionMetrics(meters);
        height = meters.figure("height", "Height of the newest block");
        lastBlock =
                meters.figure(
                        "last.block.timestamp.seconds",
                        "When the newest block was committed or fetched, in seconds since 1970");
        committed = meters.counter("blocks.committed", "Blocks decided while this node took part");
        synced = meters.counter("blocks.synced", "Blocks fetched from peers");
        oldBlocks =
                meters.counter(
                        "blocks.backfilled", "Old blocks fetched, below those that were there");
        afterSlot =
                meters.timer(
                        "commit.after.slot",
                        "From the opening of a slot to the commit of its block",
                        COMMIT_BUCKETS);
        missedSlots =
                meters.counter(
                        "slots.missed", "Blocks committed after the next slot had opened already");
        extraRounds =
                meters.counter(
                        "rounds.extra",
                        "Rounds beyond the first of a height: a leader was late or had no quorum");
        timeouts =
                meters.counters(
                        "timeouts",
                        "Waits of consensus that were in vain, by what was awaited",
                        "awaited",
                        ConsensusTimeout.Kind.class);
        round =
                meters.figure(
                        "round", "Round of the height in work; above 0 a leader or a quorum fails");
        syncing = meters.figure("syncing", "1 while blocks that peers have are missing here");
        evidence = meters.counter("evidence", "Masternodes caught signing two different things");
        refusedMessages =
                meters.counter("messages.refused", "Messages of ready peers that were not used");
        heldBack =
                meters.counter(
                        "transactions.held.back",
                        "Transactions not passed on to reference nodes, which they would hurt");
        halted = meters.figure("halted", "1 once this node has stopped to sign");
    }

    /** Counts a report. */
    public void count(NodeReport report) {
        switch (report) {
            case Peers(var peer) -> peers.count(peer);
            case Restored restored -> height.set(restored.height());
            case BlockCommitted block -> count(block);
            case RoundStarted started -> {
                round.set(started.round());
                extraRounds.increment(started.round() > 0 ? 1 : 0);
            }
            case TimedOut(var timeout) -> timeouts.count(timeout.kind());
            case SyncStarted _ -> syncing.set(1);
            case BlockSynced block -> {
                newest(block.height());
                synced.increment();
            }
            case OldBlockKept _ -> oldBlocks.increment();
            case SyncFinished _ -> syncing.set(0);
            case EvidenceFound _ -> evidence.increment();
            case MessageRefused _ -> refusedMessages.increment();
            case TransactionHeldBack _ -> heldBack.increment();
            case Halted _ -> halted.set(1);
        }
    }

    /** Shows how much is in no block yet. */
    public void show(PoolSize size) {
        transactions.show(size);
    }

    /** Counts what became of a transaction. */
    public void count(FinalityNotice notice) {
        transactions.count(notice);
    }

    private void count(BlockCommitted block) {
        newest(block.height());
        round.set(0);
        committed.increment();
        afterSlot.record(block.afterSlot());
        if (block.missed()) {
            missedSlots.increment();
        }
    }

    private void newest(long committedHeight) {
        height.set(committedHeight);
        lastBlock.set(clock.instant().getEpochSecond());
    }
}
