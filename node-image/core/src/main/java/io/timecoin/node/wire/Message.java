package io.timecoin.node.wire;

/**
 * A message between two nodes: one line of JSON (PROTOCOL 5).
 *
 * <p>The simple name of each record is the message's name on the wire, and its components are the
 * fields in wire order. Heights, nonces and counts of 64 bits are {@code long} and those of 32 bits
 * {@code int}, both to be understood as unsigned; times are signed seconds since 1970. What we add to
 * a message of protocol v1 is an {@code Optional} at its end and written only when present; kinds of
 * our own stand in {@link ExtensionMessage} and {@link FinalityMessage}.
 */
public sealed interface Message
        permits BlockMessage,
                ConnectionMessage,
                ConsensusMessage,
                ExtensionMessage,
                FinalityMessage,
                MasternodeMessage,
                TransactionMessage,
                UtxoMessage {
    /** The name on the wire. */
    default String name() {
        return getClass().getSimpleName();
    }
}
