package io.timecoin.timenet.local;

import io.timecoin.operator.rollout.network.ContainerState;
import io.timecoin.operator.rollout.network.Instance;
import io.timecoin.operator.rollout.network.Masternode;
import io.timecoin.operator.rollout.network.NodeStatus;
import io.timecoin.operator.rollout.network.Observed;
import io.timecoin.timenet.output.Table;
import io.timecoin.timenet.output.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The masternodes of this machine as a table. */
record MasternodeTable(Observed observed, Function<String, String> rpcAddress) {
    private static final List<String> HEADER =
            List.of("NODE", "TIER", "VERSION", "PID", "STATE", "HEIGHT", "HEAD", "PEERS", "RPC");

    Table table() {
        return new Table(HEADER, observed.masternodes().stream().map(this::row).toList());
    }

    private List<String> row(Masternode node) {
        Optional<NodeStatus> answer = node.status();
        return List.of(
                node.name(),
                Words.of(node.tier()),
                answer.map(NodeStatus::version).orElse("-"),
                node.container() instanceof ContainerState.Running
                        ? node.instance().map(Instance::id).map(MasternodeTable::pid).orElse("-")
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
