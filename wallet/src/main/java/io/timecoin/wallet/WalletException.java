package io.timecoin.wallet;

/** Something about a wallet that its owner can mend. Nothing was changed. */
public final class WalletException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What is wrong, for programs. */
    public enum Reason {
        /** The file is not there, or is there already. */
        FILE,
        WRONG_PASSPHRASE,
        /** The file is no wallet, or has been changed by something else. */
        DAMAGED,
        /** Another process has the wallet open. */
        IN_USE,
        /** The words, the key, the address or the amount is not one. */
        BAD_INPUT,
        INSUFFICIENT_FUNDS
    }

    /** @param message what is wrong and what to do */
    public WalletException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public WalletException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
