package io.timecoin.operator.rollout.network;

import java.time.Instant;

/**
 * One Pod or process of a masternode.
 *
 * @param id what tells it from its predecessor: the Pod's UID, or pid and start time
 * @param revision id of the revision that it runs
 * @param startedAt start of the container or process; answers from before do not count
 * @param restarts how often it ended and was started again at this revision
 */
public record Instance(String id, String revision, Instant startedAt, int restarts) {}
