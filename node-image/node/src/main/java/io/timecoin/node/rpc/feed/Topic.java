package io.timecoin.node.rpc.feed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a client can subscribe to. */
public enum Topic {
    /** Each block as it becomes the head. */
    BLOCKS,
    /** Each transaction as this node takes it into its mempool, refuses it late, or sees it in a block. */
    TRANSACTIONS,
    /** Each transaction as it becomes final. */
    FINALITY,
    /** Each output as its state changes. */
    UTXOS,
    /** Masternodes that join, leave or sign twice. */
    MASTERNODES;

    /** The name in calls. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Topic> ofWireName(String name) {
        return Arrays.stream(values()).filter(topic -> topic.wireName().equals(name)).findFirst();
    }

    /** All names, for messages. */
    static String names() {
        return Arrays.stream(values()).map(Topic::wireName).collect(Collectors.joining(", "));
    }
}
