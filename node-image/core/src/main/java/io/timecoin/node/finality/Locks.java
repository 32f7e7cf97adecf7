package io.timecoin.node.finality;

import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.crypto.Hash;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What this node has locked for ever: on disk, and the newest in memory until they surely are. */
final class Locks {
    /** Far more than what one tick of the event loop locks. */
    private static final int IN_MEMORY = 50_000;

    private final FinalityStore stored;
    private final Map<OutPoint, OutputLock> newest = new LinkedHashMap<>();

    Locks(FinalityStore stored) {
        this.stored = stored;
    }

    Optional<OutputLock> find(OutPoint outpoint) {
        return Optional.ofNullable(newest.get(outpoint)).or(() -> stored.lock(outpoint));
    }

    void add(OutPoint outpoint, Hash txid, long lockedAt) {
        add(outpoint, new OutputLock(txid, lockedAt));
    }

    /** No transaction may have the output. */
    void contest(OutPoint outpoint, long lockedAt) {
        add(outpoint, OutputLock.contested(outpoint, lockedAt));
    }

    private void add(OutPoint outpoint, OutputLock lock) {
        newest.put(outpoint, lock);
        if (newest.size() > IN_MEMORY) {
            newest.remove(newest.keySet().iterator().next());
        }
    }
}
