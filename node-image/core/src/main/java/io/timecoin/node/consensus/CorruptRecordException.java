package io.timecoin.node.consensus;

/** Stored bytes that are not what was written. It does not leave {@link ConsensusRecordCodec}. */
final class CorruptRecordException extends Exception {
    private static final long serialVersionUID = 1L;

    CorruptRecordException(String message) {
        super(message);
    }
}
