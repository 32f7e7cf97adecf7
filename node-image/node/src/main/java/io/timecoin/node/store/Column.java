package io.timecoin.node.store;

import java.util.List;

/** The column families of the store. Names are on disk and never change their meaning. */
enum Column {
    /** Format, genesis, key and head. RocksDB always makes a family of this name. */
    META("default"),
    /** Height, big-endian so that keys sort by it, to the block in bincode. */
    BLOCKS("blocks"),
    /** Height, big-endian, to the commit certificate. */
    CERTIFICATES("certificates"),
    /** Outpoint in bincode to the UTXO in bincode. */
    UTXOS("utxos"),
    /** One record: what the key has signed at the height being decided. */
    CONSENSUS("consensus"),
    /** Script with its length, then outpoint, to nothing: the unspent outputs of an owner. */
    OWNERS("owners"),
    /** Txid to the height and index in its block. */
    TRANSACTIONS("transactions"),
    /** Script with its length, height and index to the txid: what an owner paid or received. */
    HISTORY("history"),
    /** Outpoint to the transaction that spent it, height and time. */
    SPENT("spent"),
    /** Height, big-endian, to the outputs that the block spent: with them its effects can be undone. */
    UNDO("undo"),
    /** Outpoint to the only transaction that this node approves for it. Never discarded before it is spent. */
    LOCKS("locks"),
    /** Txid to a transaction that this node has approved and that is in no block yet. */
    PENDING("pending"),
    /** Txid to the certificate of its finality. */
    FINALITY("finality");

    private final String familyName;

    Column(String familyName) {
        this.familyName = familyName;
    }

    String familyName() {
        return familyName;
    }

    /** What follows from the blocks and can be made anew from them. */
    static List<Column> derived() {
        return List.of(UTXOS, OWNERS, TRANSACTIONS, HISTORY, SPENT, UNDO);
    }

    /** What the key has signed: no reset and no rebuild may lose it. */
    static List<Column> promises() {
        return List.of(CONSENSUS, LOCKS, PENDING);
    }
}
