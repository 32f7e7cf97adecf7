package io.timecoin.operator.rollout.network;

import java.util.Map;
import java.util.Optional;

/**
 * What a platform knows of registering masternodes on the chain.
 *
 * @param nodeIds the identity of each masternode, by its name; empty on a platform that cannot change how many there are
 * @param obstacles what keeps a masternode from being registered or deregistered, in words for people, by its name
 */
public record Enrolment(Map<String, String> nodeIds, Map<String, String> obstacles) {
    /** Of a platform that leaves the number of masternodes as it is. */
    public static final Enrolment NONE = new Enrolment(Map.of(), Map.of());

    public Enrolment {
        nodeIds = Map.copyOf(nodeIds);
        obstacles = Map.copyOf(obstacles);
    }

    /** Whether masternodes can join and leave here. */
    public boolean isPossible() {
        return !nodeIds.isEmpty();
    }

    public Optional<String> nodeId(Masternode masternode) {
        return Optional.ofNullable(nodeIds.get(masternode.name()));
    }

    public Optional<String> obstacle(String masternode) {
        return Optional.ofNullable(obstacles.get(masternode));
    }
}
