package io.timecoin.operator.rollout.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The connections between masternodes, as each of them tells its own. Connections with nodes outside the network are
 * left out.
 */
public final class Connections {
    private final Map<String, Map<String, Link>> links = new LinkedHashMap<>();

    /**
     * What one masternode holds with another.
     *
     * @param peer the first of the connections
     * @param count how many there are; one is right
     */
    public record Link(NodeStatus.Peer peer, int count) {}

    Connections(List<Masternode> masternodes, Map<String, NodeStatus> answers) {
        Map<String, String> nameById = new LinkedHashMap<>();
        masternodes.forEach(masternode -> nameById.put(masternode.name(), masternode.name()));
        answers.forEach((name, status) -> nameById.put(status.nodeId(), name));
        answers.forEach((name, status) -> links.put(name, linksOf(status, nameById)));
    }

    /** Node ids are sure; the name that a peer gave is used for one whose own answer is missing. */
    private static Map<String, Link> linksOf(NodeStatus status, Map<String, String> nameById) {
        Map<String, Link> found = new LinkedHashMap<>();
        for (NodeStatus.Peer peer : status.peers()) {
            String other = nameById.getOrDefault(peer.nodeId(), nameById.get(peer.name()));
            if (other != null) {
                found.merge(
                        other,
                        new Link(peer, 1),
                        (first, next) -> new Link(first.peer(), first.count() + 1));
            }
        }
        return found;
    }

    /** What this masternode says that it holds with the other. */
    public Optional<Link> between(String masternode, String other) {
        return Optional.ofNullable(of(masternode).get(other));
    }

    /** With how many other masternodes this one says that it is connected. */
    public int countOf(String masternode) {
        return of(masternode).size();
    }

    /** Whether any masternode says that it is connected with this one. */
    public boolean isSeen(String masternode) {
        return links.values().stream().anyMatch(held -> held.containsKey(masternode));
    }

    private Map<String, Link> of(String masternode) {
        return links.getOrDefault(masternode, Map.of());
    }
}
