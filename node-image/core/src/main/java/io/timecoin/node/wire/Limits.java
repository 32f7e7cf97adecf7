package io.timecoin.node.wire;

/**
 * What a line may hold at most. The reference has no limits (PROTOCOL 16, row 26); these are far
 * above what honest nodes send and keep one peer from filling memory.
 */
public final class Limits {
    /** Bytes of a line before the handshake is done: one handshake with our field has about 1,000. */
    public static final int HANDSHAKE_LINE_BYTES = 4 * 1024;

    /**
     * Bytes of any line: a block of 4 MB takes up to 4.7 times its binary size as decimal arrays.
     */
    public static final int LINE_BYTES = 20 * 1024 * 1024;

    /**
     * Bytes of a line of a peer that is no masternode. Nobody asks such peers for blocks, and hundreds of them must not
     * fill the memory together; what a reference node sends by itself has a few kilobytes.
     */
    public static final int STRANGER_LINE_BYTES = 1024 * 1024;

    /** Bytes of a line that carries neither blocks, transactions nor parts of the UTXO set. */
    public static final int SHORT_LINE_BYTES = 256 * 1024;

    /** Bytes of a line that lists masternodes: {@link #MASTERNODES} of 300 bytes each. */
    public static final int MASTERNODES_LINE_BYTES = 4 * 1024 * 1024;

    /** Levels of nesting, also in ignored fields; the reference was seen to take 200. */
    public static final int NESTING = 500;

    /** Digits of a number; a u64 has 20, and longer ones are only skipped. */
    public static final int NUMBER_DIGITS = 1_000;

    /** Characters of any text that is looked at; also above every other limit of texts. */
    public static final int TEXT = 65_536;

    /** Characters of an address, an identifier or a masternode's name in a vote. */
    public static final int ADDRESS = 256;

    /** Characters of a reason or description for people. */
    public static final int REASON = 1_024;

    /** Characters of what is said about a refused line: part of it is the peer's own text. */
    static final int DETAIL = 256;

    /** Characters of a version, a network's or node's name, or a capability. */
    public static final int NAME = 64;

    /** Capabilities of one node. */
    public static final int CAPABILITIES = 32;

    /** Addresses of peers in one answer. */
    public static final int PEERS = 1_000;

    /** Masternodes in one answer, votes in a justification, signatures of a certificate. */
    public static final int MASTERNODES = 10_000;

    /** Transactions that one message approves, asks for or proves. */
    public static final int APPROVALS = 1_024;

    /** Levels between a transaction and the root that an approval signs. */
    public static final int PATH = 10;

    /** Blocks in one answer: what a reference node answers at most (PROTOCOL 5, GetBlocks). */
    public static final int BLOCKS = 101;

    /** Elements of any other list; in practice the line ends before. */
    public static final int ELEMENTS = 200_000;

    /** Bytes of a script; a whole transaction may have 1,000,000 (PROTOCOL 1). */
    public static final int SCRIPT_BYTES = 1_000_000;

    /** Bytes of a signature where protocol v1 takes any length. */
    public static final int LOOSE_SIGNATURE_BYTES = 256;

    private Limits() {}

    /** The bytes that the line of such a message may have. */
    static int lineBytes(Message message) {
        return switch (message) {
            case ConnectionMessage _ -> SHORT_LINE_BYTES;
            case MasternodeMessage _ -> MASTERNODES_LINE_BYTES;
            case BlockMessage _,
                    ConsensusMessage _,
                    ExtensionMessage _,
                    FinalityMessage _,
                    TransactionMessage _,
                    UtxoMessage _ ->
                    LINE_BYTES;
        };
    }
}
