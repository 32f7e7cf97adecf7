package io.timecoin.timenet.output;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.status.ChainStatus;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code timenet status} shows: the network in a line, its masternodes in a table, and what is not fine.
 *
 * @param masternodes a row for each
 */
public record NetworkReport(TimeNetwork network, TimeNetworkStatus status, Table masternodes) {
    /** The lines. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(summary());
        lines.add("");
        lines.addAll(masternodes.lines());
        List<String> troubles = StatusLines.troubles(status);
        if (!troubles.isEmpty()) {
            lines.add("");
            lines.addAll(troubles);
        }
        return List.copyOf(lines);
    }

    private String summary() {
        List<String> parts = new ArrayList<>();
        parts.add(network.getMetadata().getName());
        parts.add(Optional.ofNullable(status.phase()).map(Words::of).orElse("Pending"));
        parts.add("version " + Optional.ofNullable(status.version()).orElse("-"));
        Optional.ofNullable(status.chain()).ifPresent(chain -> parts.addAll(chain(chain)));
        parts.add("connections " + StatusLines.connections(status));
        Optional.ofNullable(status.rollout())
                .filter(rollout -> rollout.completedAt() == null && rollout.summary() != null)
                .ifPresent(rollout -> parts.add("rollout " + rollout.summary()));
        return String.join("  ", parts);
    }

    private static List<String> chain(ChainStatus chain) {
        return List.of(
                "height " + chain.height(),
                "hash " + Words.shortHash(Optional.ofNullable(chain.headHash()).orElse("-")),
                "quorum " + chain.quorum() + " of " + chain.members(),
                "missed slots " + chain.missedSlots());
    }
}
