package io.timecoin.operator.rollout;

import io.timecoin.crds.v1alpha1.status.ChainStatus;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what changed by itself between two statuses, once each. */
final class Notices {
    /** Told when a condition first gives this reason. */
    private static final List<EventReason> OF_CONDITIONS =
            List.of(
                    EventReason.MEMBERS_SILENT,
                    EventReason.NOT_A_MASTERNODE,
                    EventReason.COLLATERAL_MISSING);

    private Notices() {}

    static List<RolloutEvent> of(Situation situation, TimeNetworkStatus next) {
        List<RolloutEvent> events = new ArrayList<>();
        boolean running = next.stable() != null;
        boolean before = lacksQuorum(situation.previous());
        boolean after = lacksQuorum(next);
        if (running && after && !before) {
            events.add(
                    new RolloutEvent(EventReason.QUORUM_LOST, Budget.words(situation.network())));
        }
        if (running && before && !after) {
            events.add(
                    new RolloutEvent(
                            EventReason.QUORUM_REGAINED, Budget.words(situation.network())));
        }
        for (EventReason reason : OF_CONDITIONS) {
            told(next, reason)
                    .filter(_ -> told(situation.previous(), reason).isEmpty())
                    .ifPresent(message -> events.add(new RolloutEvent(reason, message)));
        }
        return events;
    }

    private static boolean lacksQuorum(TimeNetworkStatus status) {
        ChainStatus chain = status.chain();
        return chain != null && chain.quorumLostSince() != null;
    }

    private static Optional<String> told(TimeNetworkStatus status, EventReason reason) {
        return status.conditions().stream()
                .filter(one -> one.getReason().equals(reason.text()))
                .map(one -> one.getMessage())
                .findFirst();
    }
}
