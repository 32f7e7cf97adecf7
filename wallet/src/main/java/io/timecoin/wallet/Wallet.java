package io.timecoin.wallet;

import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.TxInput;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a wallet holds. Immutable: each change makes another one, which {@link WalletFile} stores.
 *
 * @param chainId hash of the network's genesis block: what this wallet signs is worth nothing elsewhere
 * @param mnemonic from which the first {@code derived} keys are made
 * @param derived how many addresses have been given out; at least 1
 * @param imported seeds of keys that came from elsewhere, which the mnemonic does not bring back
 * @param pending what was signed and is not known to be final yet, oldest first
 */
public record Wallet(
        NetworkType network,
        Hash chainId,
        Mnemonic mnemonic,
        int derived,
        List<Bytes> imported,
        List<PendingSpend> pending) {
    /** Addresses of one wallet: so many are asked for at once. */
    public static final int MAX_ADDRESSES = 1_000;

    public Wallet {
        if (derived < 1 || derived > MAX_ADDRESSES) {
            throw new IllegalArgumentException(
                    "a wallet has 1 to " + MAX_ADDRESSES + " addresses, not " + derived);
        }
        imported = List.copyOf(imported);
        pending = List.copyOf(pending);
    }

    /** A wallet with one address. */
    public static Wallet create(NetworkType network, Hash chainId, Mnemonic mnemonic) {
        return new Wallet(network, chainId, mnemonic, 1, List.of(), List.of());
    }

    /** Every key by its address: the derived ones in their order, then the imported ones. */
    public Map<Address, OwnedKey> keys() {
        Bytes seed = mnemonic.seed();
        List<Bytes> seeds =
                new ArrayList<>(
                        IntStream.range(0, derived)
                                .mapToObj(index -> KeyDerivation.key(seed, network, index))
                                .toList());
        seeds.addAll(imported);
        Map<Address, OwnedKey> keys = new LinkedHashMap<>();
        for (Bytes one : seeds) {
            OwnedKey key = OwnedKey.of(one);
            keys.put(key.address(network), key);
        }
        return keys;
    }

    /** The outputs that pending spends use up. */
    public Set<OutPoint> reserved() {
        Set<OutPoint> reserved = new LinkedHashSet<>();
        for (PendingSpend spend : pending) {
            spend.transaction().inputs().stream()
                    .map(TxInput::previousOutput)
                    .forEach(reserved::add);
        }
        return reserved;
    }

    public Optional<PendingSpend> pending(Hash txid) {
        return pending.stream().filter(spend -> spend.txid().equals(txid)).findFirst();
    }

    /** The same wallet with one more address. */
    public Wallet withNewAddress() {
        return new Wallet(network, chainId, mnemonic, derived + 1, imported, pending);
    }

    /** The same wallet with a key from elsewhere; itself if it has the key already. */
    public Wallet withImported(Bytes seed) {
        if (keys().containsKey(OwnedKey.of(seed).address(network))) {
            return this;
        }
        List<Bytes> more = new ArrayList<>(imported);
        more.add(seed);
        return new Wallet(network, chainId, mnemonic, derived, more, pending);
    }

    /**
     * The same wallet, which remembers what it has signed.
     *
     * @throws IllegalArgumentException if another pending spend uses one of the inputs
     */
    public Wallet withPending(PendingSpend spend) {
        if (pending(spend.txid()).isPresent()) {
            return this;
        }
        Set<OutPoint> reserved = reserved();
        for (TxInput input : spend.transaction().inputs()) {
            if (reserved.contains(input.previousOutput())) {
                throw new IllegalArgumentException(
                        "a pending spend uses %s:%d already"
                                .formatted(
                                        input.previousOutput().txid(),
                                        input.previousOutput().vout()));
            }
        }
        List<PendingSpend> more = new ArrayList<>(pending);
        more.add(spend);
        return new Wallet(network, chainId, mnemonic, derived, imported, more);
    }

    /** The same wallet without a spend that is final, or that the network can never take. */
    public Wallet withoutPending(Hash txid) {
        List<PendingSpend> rest =
                pending.stream().filter(spend -> !spend.txid().equals(txid)).toList();
        return new Wallet(network, chainId, mnemonic, derived, imported, rest);
    }

    /** Says nothing about the secrets. */
    @Override
    public String toString() {
        return "Wallet(" + derived + " derived and " + imported.size() + " imported keys)";
    }
}
