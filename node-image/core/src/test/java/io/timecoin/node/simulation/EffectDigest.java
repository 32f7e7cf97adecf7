package io.timecoin.node.simulation;

import io.timecoin.node.core.NodeEffect;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Sha256;

/** Digests all effects of all nodes with their times: equal digests mean equal runs. */
final class EffectDigest implements Observer {
    private Hash digest = Hash.ZERO;

    Hash value() {
        return digest;
    }

    @Override
    public void performed(VirtualNode node, NodeEffect effect) {
        digest = Sha256.hash(digest.bytes(), Bytes.utf8(node + " " + node.clock() + " " + effect));
    }
}
