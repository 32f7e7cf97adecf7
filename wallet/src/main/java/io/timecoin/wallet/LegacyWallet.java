package io.timecoin.wallet;

import io.timecoin.node.chain.BincodeException;
import io.timecoin.node.chain.BincodeReader;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Ed25519;
import io.timecoin.wallet.WalletException.Reason;
import java.util.Optional;

/**
 * The unencrypted {@code time-wallet.dat} of the original node (PROTOCOL 14): one key.
 *
 * @param seed the key's 32 secret bytes
 * @param createdAt seconds since 1970
 */
public record LegacyWallet(
        NetworkType network, Bytes seed, String address, long createdAt, Optional<String> label) {
    private static final int VERSION = 1;

    /**
     * Reads a file's content.
     *
     * @throws WalletException if it is no such file, or its parts do not belong together
     */
    public static LegacyWallet parse(Bytes image) throws WalletException {
        try {
            return check(new BincodeReader(image));
        } catch (BincodeException e) {
            throw new WalletException(
                    Reason.DAMAGED, "not a time-wallet.dat: " + e.getMessage(), e);
        }
    }

    private static LegacyWallet check(BincodeReader in) throws WalletException {
        int version = in.u32();
        int network = in.u32();
        Bytes seed = in.raw(Ed25519.SEED_LENGTH);
        Bytes publicKey = in.raw(Ed25519.SEED_LENGTH);
        String address = in.text();
        long createdAt = in.u64();
        Optional<String> label = in.bool() ? Optional.of(in.text()) : Optional.empty();
        in.end();
        if (version != VERSION || network < 0 || network > 1) {
            throw new WalletException(
                    Reason.DAMAGED,
                    "not a time-wallet.dat of version 1: it says version %d, network %d"
                            .formatted(version, network));
        }
        NetworkType type = network == 0 ? NetworkType.MAINNET : NetworkType.TESTNET;
        OwnedKey key = OwnedKey.of(seed);
        if (!key.publicKey().bytes().equals(publicKey)
                || !key.address(type).toString().equals(address)) {
            throw new WalletException(
                    Reason.DAMAGED,
                    "the secret, the public key and the address of this time-wallet.dat do not"
                            + " belong together");
        }
        return new LegacyWallet(type, seed, address, createdAt, label);
    }

    /** Says nothing about the secret. */
    @Override
    public String toString() {
        return "LegacyWallet(" + address + ")";
    }
}
