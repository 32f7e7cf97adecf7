package io.timecoin.wallet;

import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.crypto.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives the keys of a wallet from its seed (SLIP-0010 for Ed25519, where every step is hardened): key i of a wallet is
 * {@code m/44'/coin'/0'/0'/i'}, with coin 1 on test networks, as for all coins, and {@value #TIME} on the main network.
 */
final class KeyDerivation {
    /** The letters TIME as a number: no registered coin has it. */
    static final int TIME = 0x54494d45;

    private static final int TEST = 1;
    private static final int PURPOSE = 44;
    private static final int HARDENED = 0x8000_0000;
    private static final int HALF = 32;

    private KeyDerivation() {}

    /** The Ed25519 seed of key {@code index} of a wallet. */
    static Bytes key(Bytes seed, NetworkType network, int index) {
        int coin =
                switch (network) {
                    case MAINNET -> TIME;
                    case TESTNET -> TEST;
                };
        return derive(seed, PURPOSE, coin, 0, 0, index);
    }

    /** The key at a path of hardened steps. */
    static Bytes derive(Bytes seed, int... path) {
        byte[] node = hmac("ed25519 seed".getBytes(StandardCharsets.UTF_8), seed.toArray());
        for (int step : path) {
            ByteBuffer data =
                    ByteBuffer.allocate(1 + HALF + Integer.BYTES)
                            .put((byte) 0)
                            .put(node, 0, HALF)
                            .putInt(step | HARDENED);
            node = hmac(Arrays.copyOfRange(node, HALF, 2 * HALF), data.array());
        }
        return Bytes.of(Arrays.copyOf(node, HALF));
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA512", e);
        }
    }
}
