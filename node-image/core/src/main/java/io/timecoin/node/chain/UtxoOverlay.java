package io.timecoin.node.chain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A set of unspent outputs with changes that the set below does not know yet. */
public final class UtxoOverlay implements UtxoSource {
    private final UtxoSource below;
    private final Map<OutPoint, Optional<Utxo>> changed = new LinkedHashMap<>();

    /** Without changes. */
    public UtxoOverlay(UtxoSource below) {
        this.below = below;
    }

    @Override
    public Optional<Utxo> find(OutPoint outpoint) {
        Optional<Utxo> known = changed.get(outpoint);
        return known != null ? known : below.find(outpoint);
    }

    /** Applies the changes in order. */
    public void apply(List<UtxoChange> changes) {
        for (UtxoChange change : changes) {
            changed.put(
                    change.utxo().outpoint(),
                    switch (change) {
                        case UtxoChange.Created(Utxo utxo) -> Optional.of(utxo);
                        case UtxoChange.Spent _ -> Optional.empty();
                    });
        }
    }

    /** Forgets the changes: the set below has them by now. */
    public void clear() {
        changed.clear();
    }
}
