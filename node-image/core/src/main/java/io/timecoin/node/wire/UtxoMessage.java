package io.timecoin.node.wire;

import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Utxo;
import io.timecoin.node.chain.UtxoState;
import io.timecoin.node.crypto.Hash;
import java.util.List;

/** Messages about the set of unspent outputs. */
public sealed interface UtxoMessage extends Message {
    /** An output and the state it is in. */
    record OutPointState(OutPoint outpoint, UtxoState state) {}

    record UTXOStateQuery(List<OutPoint> outpoints) implements UtxoMessage {
        public UTXOStateQuery {
            outpoints = List.copyOf(outpoints);
        }
    }

    /** The answer to a query; outputs that the sender does not know are left out. */
    record UTXOStateResponse(List<OutPointState> states) implements UtxoMessage {
        public UTXOStateResponse {
            states = List.copyOf(states);
        }
    }

    record UTXOStateUpdate(OutPoint outpoint, UtxoState state) implements UtxoMessage {}

    record UTXOStateNotification(OutPoint outpoint, UtxoState newState, long timestamp)
            implements UtxoMessage {}

    record Subscribe(String id, List<String> addresses, List<OutPoint> outpoints)
            implements UtxoMessage {
        public Subscribe {
            addresses = List.copyOf(addresses);
            outpoints = List.copyOf(outpoints);
        }
    }

    record Unsubscribe(String id) implements UtxoMessage {}

    record GetUTXOSet() implements UtxoMessage {}

    record UTXOSetResponse(List<Utxo> utxos) implements UtxoMessage {
        public UTXOSetResponse {
            utxos = List.copyOf(utxos);
        }
    }

    record GetUTXOStateHash() implements UtxoMessage {}

    /**
     * The sender's set in one digest.
     *
     * @param hash the sorted hash of the whole set (PROTOCOL 12)
     */
    record UTXOStateHashResponse(Hash hash, long height, long utxoCount) implements UtxoMessage {}
}
