package io.timecoin.node.store;

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
    CONSENSUS("consensus");

    private final String familyName;

    Column(String familyName) {
        this.familyName = familyName;
    }

    String familyName() {
        return familyName;
    }
}
