package io.timecoin.operator.rollout.status;

import io.timecoin.crds.v1alpha1.status.MemberStatus;
import io.timecoin.operator.rollout.network.Instance;
import io.timecoin.operator.rollout.network.Masternode;
import io.timecoin.operator.rollout.network.Network;
import io.timecoin.operator.rollout.network.NodeStatus;
import java.util.List;
import java.util.Optional;

/** The masternodes, one line each. */
final class Members {
    /** Larger networks list only the masternodes with something wrong, so that status stays readable and small. */
    private static final int LISTED = 60;

    /** So many blocks without a signature and a live masternode is silent, not merely slow. */
    private static final int SILENT_BLOCKS = 10;

    private Members() {}

    /** The lines of status. */
    static List<MemberStatus> of(Network network, String revision) {
        boolean all = network.masternodes().size() <= LISTED;
        return network.masternodes(one -> all || !isFine(network, one, revision)).stream()
                .map(one -> line(network, one))
                .toList();
    }

    /** Live masternodes that sign nothing although blocks come. */
    static List<String> silent(Network network) {
        return network.masternodes(one -> network.isLive(one) && isSilent(network, one)).stream()
                .map(Masternode::name)
                .toList();
    }

    private static boolean isFine(Network network, Masternode masternode, String revision) {
        return network.isLive(masternode)
                && masternode.ready()
                && masternode.runs(revision)
                && !isSilent(network, masternode);
    }

    private static boolean isSilent(Network network, Masternode masternode) {
        return network.height() - lastSigned(network, masternode) > SILENT_BLOCKS;
    }

    private static long lastSigned(Network network, Masternode masternode) {
        return network.answer(masternode)
                .map(status -> network.activity().lastSigned(status.nodeId()))
                .orElse(0L);
    }

    private static MemberStatus line(Network network, Masternode masternode) {
        Optional<NodeStatus> status = network.answer(masternode);
        return new MemberStatus(
                masternode.name(),
                masternode.pool(),
                masternode.tier(),
                status.map(NodeStatus::nodeId).orElse(null),
                status.map(NodeStatus::version).orElse(null),
                masternode.instance().map(Instance::revision).orElse(null),
                masternode.ready(),
                status.map(answer -> answer.chain().height()).orElse(0L),
                network.connections().countOf(masternode.name()),
                status.map(NodeStatus::handshakes)
                        .map(counts -> counts.completed() + "/" + counts.begun())
                        .orElse(null),
                lastSigned(network, masternode));
    }
}
