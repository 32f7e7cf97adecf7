package io.timecoin.timenet.output;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.status.ChainStatus;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.operator.rollout.network.ContainerState;
import io.timecoin.operator.rollout.network.Instance;
import io.timecoin.operator.rollout.network.Masternode;
import io.timecoin.operator.rollout.network.NodeStatus;
import io.timecoin.operator.rollout.network.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What {@code timenet status} shows: the network in a line, its masternodes in a table, and what is not fine. */
public record NetworkReport(
        TimeNetwork network,
        TimeNetworkStatus status,
        Observed observed,
        Function<String, String> rpcAddress) {
    private static final List<String> HEADER =
            List.of("NODE", "TIER", "VERSION", "PID", "STATE", "HEIGHT", "HEAD", "PEERS", "RPC");

    /** The lines. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(summary());
        lines.add("");
        lines.addAll(
                new Table(HEADER, observed.masternodes().stream().map(this::row).toList()).lines());
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

    private List<String> row(Masternode node) {
        Optional<NodeStatus> answer = node.status();
        return List.of(
                node.name(),
                Words.of(node.tier()),
                answer.map(NodeStatus::version).orElse("-"),
                node.container() instanceof ContainerState.Running
                        ? node.instance().map(Instance::id).map(NetworkReport::pid).orElse("-")
                        : "-",
                state(node),
                answer.map(said -> Long.toString(said.chain().height())).orElse("-"),
                answer.map(said -> Words.shortHash(said.chain().headHash())).orElse("-"),
                answer.map(said -> Integer.toString(said.peers().size())).orElse("-"),
                rpcAddress.apply(node.name()));
    }

    private static String pid(String instance) {
        return instance.substring(0, Math.max(0, instance.indexOf('@')));
    }

    private static String state(Masternode node) {
        return switch (node.container()) {
            case ContainerState.Running _ when node.ready() -> "ready";
            case ContainerState.Running _ -> node.status().isPresent() ? "syncing" : "starting";
            case ContainerState.Waiting waiting -> waiting.reason();
            case ContainerState.Stopped stopped -> stopped.reason();
        };
    }
}
