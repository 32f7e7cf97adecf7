package io.timecoin.node.masternode;

import io.timecoin.node.chain.LittleEndian;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Sha256;
import java.time.Duration;
import java.time.Instant;

/**
 * A masternode's statement that it was alive (PROTOCOL 7.2 and 8.3).
 *
 * @param address text that names the masternode
 * @param sequence unsigned 64 bits, growing with each heartbeat of an address
 * @param timestamp seconds since 1970
 */
public record Heartbeat(String address, long sequence, long timestamp, PublicKey publicKey) {
    /** How far a heartbeat's time may lie from now, on either side (PROTOCOL 1). */
    public static final Duration WINDOW = Duration.ofMinutes(3);

    private static final Bytes DOMAIN = Bytes.utf8("TIMECOIN_HEARTBEAT:");

    /** The digest that the masternode signs. */
    public Bytes signedBytes() {
        return Sha256.hash(
                        DOMAIN,
                        Bytes.utf8(address),
                        LittleEndian.u64(sequence),
                        LittleEndian.u64(timestamp),
                        publicKey.bytes())
                .bytes();
    }

    /** The hash by which witnesses name it; it does not cover the key. */
    public Hash hash() {
        return Sha256.hash(
                Bytes.utf8(address), LittleEndian.u64(sequence), LittleEndian.u64(timestamp));
    }

    /** Whether its time is close enough to now. */
    public boolean isTimely(Instant now) {
        Instant time = Instant.ofEpochSecond(timestamp);
        return Duration.between(time, now).abs().compareTo(WINDOW) <= 0;
    }
}
