package io.timecoin.node.simulation;

import io.timecoin.node.core.NodeEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** When, around the writing of a batch, a process dies. */
enum CrashMoment {
    /** The batch is torn: none of it is on disk after the restart. */
    BEFORE_WRITE,
    /** The store tears batches, unlike ours: the first half of the writes is on disk. */
    IN_THE_MIDDLE,
    /** The batch is on disk, and nobody has heard of it. */
    AFTER_WRITE,
    /** The batch is on disk, and some of the peers have heard of it. */
    BETWEEN_SENDS;

    /** Any of them. */
    static CrashMoment any(Random random) {
        return values()[random.nextInt(values().length)];
    }

    /** The effects that come about all the same. */
    List<NodeEffect> survivors(List<NodeEffect> effects) {
        List<NodeEffect> writes = effects.stream().filter(VirtualDisk::isWrite).toList();
        return switch (this) {
            case BEFORE_WRITE -> List.of();
            case IN_THE_MIDDLE -> writes.subList(0, writes.size() / 2);
            case AFTER_WRITE -> writes;
            case BETWEEN_SENDS -> withHalfOfTheSends(writes, effects);
        };
    }

    private static List<NodeEffect> withHalfOfTheSends(
            List<NodeEffect> writes, List<NodeEffect> effects) {
        List<NodeEffect> survivors = new ArrayList<>(writes);
        effects.stream()
                .filter(NodeEffect.Send.class::isInstance)
                .map(NodeEffect.Send.class::cast)
                .map(send ->
                        new NodeEffect.Send(
                                send.to().subList(0, send.to().size() / 2), send.message()))
                .forEach(survivors::add);
        return survivors;
    }
}
