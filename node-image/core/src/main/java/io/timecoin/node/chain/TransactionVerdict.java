package io.timecoin.node.chain;

import java.util.List;

/** What the rules say of a transaction. */
public sealed interface TransactionVerdict {
    /**
     * The transaction keeps every rule.
     *
     * @param spent the outputs that it spends, in the order of its inputs
     * @param fee units of 10^-8 TIME
     */
    record Valid(List<Utxo> spent, long fee) implements TransactionVerdict {
        public Valid {
            spent = List.copyOf(spent);
        }
    }

    /**
     * The transaction breaks a rule.
     *
     * @param sentence for people: what was found and what was expected
     */
    record Invalid(Violation code, String sentence) implements TransactionVerdict {}

    /** The rules (PROTOCOL 10.2), in the order in which they are checked: what costs least comes first. */
    enum Violation {
        WRONG_VERSION,
        NO_INPUTS,
        NO_OUTPUTS,
        TOO_LARGE,
        /** An input stands twice; the reference counts it twice. */
        REPEATED_INPUT,
        /** A script is no public key and signature. */
        UNSIGNED,
        /** An output goes to a text that is no address of this network: it could never be spent. */
        UNKNOWN_RECEIVER,
        /** A masternode cannot join or leave like this. */
        BAD_MEMBERSHIP,
        /** An input does not exist or is spent. */
        UNKNOWN_INPUT,
        /** A sum does not fit into 63 bits; the reference lets it wrap. */
        SUM_TOO_LARGE,
        DUST_OUTPUT,
        /** Below {@link Fees#MINIMUM}, or the outputs exceed the inputs. */
        FEE_BELOW_MINIMUM,
        FEE_BELOW_RATE,
        /** The key of an input is not the one that its output was sent to. */
        NOT_THE_OWNER,
        BAD_SIGNATURE
    }
}
