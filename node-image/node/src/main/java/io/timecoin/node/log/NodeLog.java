package io.timecoin.node.log;

import io.timecoin.node.consensus.Evidence;
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
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Every line that an operator reads about what the node does, in one place: what happened in plain words, with height,
 * round, peer and hash as fields. Collectors match the words, so they stay as they are. For the owner thread only.
 */
public final class NodeLog {
    /** Synced blocks between two lines about them: a day behind at 2 s blocks gives 43 lines. */
    private static final long SYNC_LINE_EVERY = 1_000;

    private static final Logger CHAIN = LoggerFactory.getLogger("chain");
    private static final Logger CONSENSUS = LoggerFactory.getLogger("consensus");
    private static final Logger PEERS = LoggerFactory.getLogger("peers");

    private final InstantSource clock;
    private final PeerLog peers;
    private final FloodGate refusedMessages = new FloodGate();

    /** @param clock limits the lines that peers can cause */
    public NodeLog(InstantSource clock) {
        this.clock = clock;
        this.peers = new PeerLog(clock);
    }

    /** Writes the line of a report. */
    public void write(NodeReport report) {
        switch (report) {
            case Peers(var peer) -> peers.write(peer);
            case Restored restored ->
                    Line.at(Level.INFO, CHAIN)
                            .with("height", restored.height())
                            .with("hash", restored.hash())
                            .say("chain restored");
            case BlockCommitted block -> write(block);
            case RoundStarted round ->
                    Line.at(Level.INFO, CONSENSUS)
                            .with("height", round.height())
                            .with("round", round.round())
                            .with("leader", round.leader())
                            .say("round started");
            case SyncStarted sync ->
                    Line.at(Level.INFO, CHAIN)
                            .with("height", sync.head())
                            .with("target", sync.target())
                            .say("fetching missing blocks");
            case BlockSynced block -> write(block);
            case OldBlockKept block -> write(block);
            case SyncFinished sync ->
                    Line.at(Level.INFO, CHAIN)
                            .with("height", sync.head())
                            .say("caught up with the peers");
            case EvidenceFound(Evidence evidence) -> write(evidence);
            case MessageRefused refused -> write(refused);
            // Metrics tell how many; a round that starts late has its line.
            case TransactionHeldBack _, TimedOut _ -> {}
            case Halted halted ->
                    Line.at(Level.ERROR, CONSENSUS)
                            .with("reason", halted.reason())
                            .say("halted: this node signs nothing more");
        }
    }

    private static void write(BlockCommitted block) {
        Line.at(Level.INFO, CHAIN)
                .with("height", block.height())
                .with("hash", block.hash())
                .with("round", block.round())
                .with("signatures", block.signatures())
                .with("afterSlot", block.afterSlot())
                .say("block committed");
        if (block.missed()) {
            Line.at(Level.WARN, CHAIN)
                    .with("height", block.height())
                    .with("afterSlot", block.afterSlot())
                    .say("slot missed: the next one opened before the block was committed");
        }
    }

    private static void write(BlockSynced block) {
        boolean milestone = block.height() % SYNC_LINE_EVERY == 0;
        Line.at(milestone ? Level.INFO : Level.DEBUG, CHAIN)
                .with("height", block.height())
                .with("hash", block.hash())
                .say("block fetched");
    }

    private static void write(OldBlockKept block) {
        boolean milestone = block.height() % SYNC_LINE_EVERY == 1;
        Line.at(milestone ? Level.INFO : Level.DEBUG, CHAIN)
                .with("height", block.height())
                .say("old block fetched");
    }

    private static void write(Evidence evidence) {
        String what =
                switch (evidence) {
                    case Evidence.TwoVotes _ -> "two votes";
                    case Evidence.TwoProposals _ -> "two proposals";
                };
        Line.at(Level.WARN, CONSENSUS)
                .with("height", evidence.height())
                .with("round", evidence.round())
                .with("signer", evidence.signer().toHex())
                .with("signed", what)
                .say("a masternode signed twice: its key may be in use in two places");
    }

    private void write(MessageRefused refused) {
        if (refusedMessages.admits(clock.instant())) {
            Line line =
                    Line.at(Level.WARN, PEERS)
                            .with("connection", refused.connection().toString())
                            .with("reason", refused.reason());
            refusedMessages.finish(line).say("message refused");
        }
    }
}
