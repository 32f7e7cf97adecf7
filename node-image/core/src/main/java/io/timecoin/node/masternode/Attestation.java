package io.timecoin.node.masternode;

import io.timecoin.node.chain.LittleEndian;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Sha256;

/**
 * A witness' statement that it saw a heartbeat (PROTOCOL 7.2 and 8.3).
 *
 * @param heartbeat hash of the heartbeat
 * @param witness address text of the masternode that saw it
 * @param timestamp when, in seconds since 1970
 * @param publicKey of the witness
 */
public record Attestation(Hash heartbeat, String witness, long timestamp, PublicKey publicKey) {
    private static final Bytes DOMAIN = Bytes.utf8("TIMECOIN_WITNESS:");

    /** The digest that the witness signs. */
    public Bytes signedBytes() {
        return Sha256.hash(
                        DOMAIN,
                        heartbeat.bytes(),
                        Bytes.utf8(witness),
                        LittleEndian.u64(timestamp),
                        publicKey.bytes())
                .bytes();
    }
}
