package io.timecoin.node.peers;

import io.timecoin.node.crypto.Bytes;
import java.util.Optional;

/** How the bytes of a connection travel. */
sealed interface Link {
    /** In the clear, as every connection begins. */
    record Plain() implements Link {}

    /** Both sides have agreed to encrypt, and nothing may be said until that is so. */
    record Securing() implements Link {}

    /**
     * Encrypted.
     *
     * @param binding a value of this connection's encryption that both of its ends and nobody else have
     */
    record Encrypted(Bytes binding) implements Link {}

    /** What proofs of identity include, so that whoever decrypts on the way cannot pass them on. */
    default Optional<Bytes> proofBinding() {
        return switch (this) {
            case Plain _, Securing _ -> Optional.empty();
            case Encrypted(Bytes binding) -> Optional.of(binding);
        };
    }
}
