package io.timecoin.node.chain;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Sha256;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where TIME is sent: a digest of the owner's public key (PROTOCOL 7.1).
 *
 * @param payload the first 20 bytes of SHA-256 of the key
 */
public record Address(NetworkType network, Bytes payload) {
    private static final String PREFIX = "TIME";
    private static final int PAYLOAD_BYTES = 20;
    private static final int CHECKSUM_BYTES = 4;

    /** Characters of the longest address; shorter ones of 37 are rare. */
    public static final int MAX_LENGTH = 38;

    public Address {
        if (payload.length() != PAYLOAD_BYTES) {
            throw new IllegalArgumentException(
                    "an address holds " + PAYLOAD_BYTES + " bytes, not " + payload.length());
        }
    }

    /** The address of a key's owner. */
    public static Address of(PublicKey key, NetworkType network) {
        return new Address(network, prefix(Sha256.hash(key.bytes()).bytes(), PAYLOAD_BYTES));
    }

    /**
     * Parses an address of either network, strictly: prefix, digit, base 58, length, checksum, and
     * that no other text stands for the same address.
     *
     * @throws IllegalArgumentException with the reason
     */
    public static Address parse(String text) {
        if (text.length() > MAX_LENGTH || !text.startsWith(PREFIX)) {
            throw new IllegalArgumentException(
                    "an address starts with "
                            + PREFIX
                            + " and has at most "
                            + MAX_LENGTH
                            + " characters");
        }
        NetworkType network = network(text);
        Bytes content = Base58.decode(text.substring(PREFIX.length() + 1));
        if (content.length() != PAYLOAD_BYTES + CHECKSUM_BYTES) {
            throw new IllegalArgumentException("the address is too short or too long");
        }
        Address address = new Address(network, prefix(content, PAYLOAD_BYTES));
        if (!address.toString().equals(text)) {
            throw new IllegalArgumentException("the checksum of the address does not match");
        }
        return address;
    }

    /** Parses an address as {@link #parse} does, where a text may well be something else. */
    static Optional<Address> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static NetworkType network(String text) {
        for (NetworkType network : NetworkType.values()) {
            if (text.startsWith(PREFIX + network.addressDigit())) {
                return network;
            }
        }
        throw new IllegalArgumentException(
                "after " + PREFIX + " stands 0 for a test network or 1 for the main network");
    }

    private Bytes checksum() {
        return prefix(Sha256.hash(Sha256.hash(payload).bytes()).bytes(), CHECKSUM_BYTES);
    }

    private static Bytes prefix(Bytes bytes, int length) {
        return Bytes.of(Arrays.copyOf(bytes.toArray(), length));
    }

    /** The text that people and scripts use. */
    @Override
    public String toString() {
        Bytes content = payload.concat(checksum());
        return PREFIX + network.addressDigit() + Base58.encode(content);
    }
}
