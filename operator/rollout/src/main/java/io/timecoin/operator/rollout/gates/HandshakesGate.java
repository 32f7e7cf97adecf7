package io.timecoin.operator.rollout.gates;

import io.timecoin.crds.v1alpha1.Percent;
import io.timecoin.crds.v1alpha1.status.GateBaseline;
import io.timecoin.operator.rollout.Words;
import io.timecoin.operator.rollout.network.Connections.Link;
import io.timecoin.operator.rollout.network.Masternode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Each masternode holds exactly one handshaken connection with each of its peers, and of the handshakes that ended since
 * the baseline enough completed. Handshakes still under way count neither way, and refused dials are none.
 */
final class HandshakesGate implements Gate {
    @Override
    public Verdict judge(Trial trial) {
        List<Masternode> mesh = trial.mesh();
        Verdict held =
                trial.eachAnswer((masternode, _) -> judgeConnections(trial, masternode, mesh));
        return held instanceof Verdict.Pass ? judgeSuccess(trial) : held;
    }

    private static Verdict judgeConnections(
            Trial trial, Masternode masternode, List<Masternode> mesh) {
        List<String> missing = new ArrayList<>();
        for (Masternode other : mesh) {
            if (other.name().equals(masternode.name())) {
                continue;
            }
            Optional<Link> link =
                    trial.network().connections().between(masternode.name(), other.name());
            if (link.isEmpty()) {
                missing.add(other.name());
            } else if (link.get().count() > 1) {
                return Verdict.fail(
                        "%s: %d connections with %s, wants 1"
                                .formatted(masternode.name(), link.get().count(), other.name()));
            }
        }
        if (missing.isEmpty()) {
            return Verdict.pass();
        }
        int wanted = mesh.size() - 1;
        return Verdict.fail(
                "%s: %d of %d peers, none with %s"
                        .formatted(
                                masternode.name(),
                                wanted - missing.size(),
                                wanted,
                                Words.few(missing)));
    }

    private static Verdict judgeSuccess(Trial trial) {
        return trial.baseline()
                .filter(from -> isDisturbed(trial, from))
                .map(from -> failedSince(trial, from))
                .orElse(Verdict.pass());
    }

    /** Whether too many handshakes failed since then, or the counters began anew because a masternode restarted. */
    static boolean isDisturbed(Trial trial, GateBaseline from) {
        Baselines.Handshakes since = Baselines.handshakes(trial).since(from);
        return since.completed() < 0
                || since.failed() < 0
                || !wanted(trial).isReachedBy(since.completed(), since.ended());
    }

    private static Verdict failedSince(Trial trial, GateBaseline from) {
        Baselines.Handshakes since = Baselines.handshakes(trial).since(from);
        return since.failed() > 0
                ? Verdict.fail(
                        "%d of %d failed since %s, wants %s to complete"
                                .formatted(since.failed(), since.ended(), from.at(), wanted(trial)))
                : Verdict.fail("a masternode restarted since " + from.at());
    }

    private static Percent wanted(Trial trial) {
        return trial.spec().rollout().gates().handshakes().minSuccess();
    }
}
