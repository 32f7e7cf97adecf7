package io.timecoin.node.peers;

/** Whether a node's connections are encrypted (decision 7). Every node still proves who it is by its signature. */
public enum Encryption {
    /** Neither offered nor accepted, as in reference nodes. */
    OFF,
    /** With every peer that offers it too; others are talked to in the clear. */
    PREFERRED,
    /** Who does not offer it is turned away: reference nodes and older versions too. */
    REQUIRED;

    boolean isOffered() {
        return this != OFF;
    }
}
