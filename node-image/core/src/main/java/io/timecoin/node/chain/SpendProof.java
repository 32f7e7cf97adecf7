package io.timecoin.node.chain;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Sha256;
import io.timecoin.node.crypto.Signature;
import io.timecoin.node.crypto.SignatureVerifier;
import io.timecoin.node.crypto.Signer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An owner's agreement to a spend, as it stands in {@link TxInput#scriptSig()}: the public key, then the signature
 * (consensus.md §4). The key must be the one that the address of the spent output is made of.
 *
 * <p>What is signed covers the whole transaction and the network, so inputs of one owner carry equal proofs.
 */
public record SpendProof(PublicKey key, Signature signature) {
    /** Length of the script in bytes. */
    public static final int LENGTH = PublicKey.LENGTH + Signature.LENGTH;

    private static final Bytes DOMAIN = Bytes.utf8("TIME transaction/1\n");

    /** Reads a script; nothing where it has another length. */
    public static Optional<SpendProof> parse(Bytes scriptSig) {
        if (scriptSig.length() != LENGTH) {
            return Optional.empty();
        }
        byte[] script = scriptSig.toArray();
        return Optional.of(
                new SpendProof(
                        new PublicKey(Bytes.of(Arrays.copyOf(script, PublicKey.LENGTH))),
                        new Signature(
                                Bytes.of(Arrays.copyOfRange(script, PublicKey.LENGTH, LENGTH)))));
    }

    /** The script of an input. */
    public Bytes toScriptSig() {
        return key.bytes().concat(signature.bytes());
    }

    /**
     * What every owner of an input signs: SHA-256 of a domain text, the chain id and the transaction's binary form with
     * empty scripts.
     *
     * @param chainId hash of the genesis block: a spend on one network means nothing on another
     */
    public static Bytes signedBytes(Hash chainId, Transaction transaction) {
        Transaction bare = transaction.withScripts(_ -> Bytes.EMPTY);
        return Sha256.hash(DOMAIN, chainId.bytes(), Bincode.encode(bare)).bytes();
    }

    /** Whether the key signed these bytes. */
    public boolean holds(Bytes signedBytes, SignatureVerifier verifier) {
        return verifier.verify(key, signedBytes, signature);
    }

    /** The transaction with the proof of one owner, who owns all inputs. */
    public static Transaction sign(Hash chainId, Transaction transaction, Signer owner) {
        List<Signer> owners = transaction.inputs().stream().map(_ -> owner).toList();
        return sign(chainId, transaction, owners);
    }

    /**
     * The transaction with the proofs of all owners.
     *
     * @param owners of the inputs, in their order
     * @throws IllegalArgumentException for another number of owners than inputs
     */
    public static Transaction sign(Hash chainId, Transaction transaction, List<Signer> owners) {
        if (owners.size() != transaction.inputs().size()) {
            throw new IllegalArgumentException(
                    "%d owners for %d inputs"
                            .formatted(owners.size(), transaction.inputs().size()));
        }
        Bytes message = signedBytes(chainId, transaction);
        return transaction.withScripts(index -> {
            Signer owner = owners.get(index);
            return new SpendProof(owner.publicKey(), owner.sign(message)).toScriptSig();
        });
    }
}
