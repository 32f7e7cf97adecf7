package io.timecoin.timecli.wallet;

import io.timecoin.node.crypto.Hash;
import io.timecoin.timenet.TimenetException;
import java.util.regex.Pattern;

/** The id of a transaction, as people write it. */
public final class TransactionId {
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");

    private TransactionId() {}

    /** Reads an id. */
    public static Hash parse(String text) {
        if (!HEX.matcher(text).matches()) {
            throw TimenetException.badInput(
                    "\"" + text + "\" is not the id of a transaction: 64 hex digits");
        }
        return Hash.fromHex(text);
    }
}
