package io.timecoin.operator.rollout.gates;

import io.timecoin.operator.rollout.Words;
import io.timecoin.operator.rollout.network.Connections.Link;
import io.timecoin.operator.rollout.network.Masternode;
import io.timecoin.operator.rollout.network.NodeStatus;
import java.time.Duration;
import java.util.List;

/**
 * For {@code stableFor} no connection was lost, no pong missed and no handshake failed, and each peer has answered a
 * ping. A connection as old as that was not lost meanwhile, so that no history is needed.
 */
final class StabilityGate implements Gate {
    @Override
    public Verdict judge(Trial trial) {
        Duration wanted = trial.spec().rollout().gates().handshakes().stableFor().duration();
        List<Masternode> mesh = trial.mesh();
        Verdict connections =
                trial.eachAnswer((masternode, _) -> judgeLinks(trial, masternode, mesh, wanted));
        if (connections instanceof Verdict.Pass && trial.sinceBaseline().compareTo(wanted) < 0) {
            return Verdict.fail(
                    "undisturbed for %s, wants %s"
                            .formatted(Words.of(trial.sinceBaseline()), Words.of(wanted)));
        }
        return connections;
    }

    private static Verdict judgeLinks(
            Trial trial, Masternode masternode, List<Masternode> mesh, Duration wanted) {
        return Trial.firstProblem(
                mesh,
                other ->
                        trial.network()
                                .connections()
                                .between(masternode.name(), other.name())
                                .map(link ->
                                        judgeLink(masternode.name(), other.name(), link, wanted))
                                .orElse(Verdict.pass()));
    }

    private static Verdict judgeLink(String name, String other, Link link, Duration wanted) {
        NodeStatus.Peer peer = link.peer();
        if (peer.missedPongs() > 0) {
            return Verdict.fail(
                    "%s: %s missed from %s"
                            .formatted(name, Words.count(peer.missedPongs(), "pong"), other));
        }
        if (peer.connectedFor().compareTo(wanted) < 0) {
            return Verdict.fail(
                    "%s: connected with %s for %s, wants %s"
                            .formatted(
                                    name, other, Words.of(peer.connectedFor()), Words.of(wanted)));
        }
        if (peer.pongs() == 0) {
            return Verdict.fail("%s: no pong from %s yet".formatted(name, other));
        }
        return Verdict.pass();
    }
}
