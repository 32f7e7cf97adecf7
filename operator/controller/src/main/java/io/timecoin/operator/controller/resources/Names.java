package io.timecoin.operator.controller.resources;

/**
 * Names of the objects of a network.
 *
 * @param network name of the TimeNetwork
 */
public record Names(String network) {
    /** StatefulSet of a masternode. */
    public String statefulSet(String masternode) {
        return network + "-" + masternode;
    }

    /** Its only Pod. */
    public String pod(String masternode) {
        return statefulSet(masternode) + "-0";
    }

    /** Secret with the key of a masternode. */
    public String keySecret(String masternode) {
        return statefulSet(masternode) + "-key";
    }

    /** Volume claim of a masternode, as the StatefulSet controller names it. */
    public String claim(String masternode) {
        return PodTemplate.DATA_VOLUME + "-" + pod(masternode);
    }

    /** Headless Service by which masternodes find one another. */
    public String peerService() {
        return network + "-p2p";
    }

    /** Service that offers the peer-to-peer port outside the cluster. */
    public String externalPeerService() {
        return network + "-p2p-external";
    }

    public String rpcService() {
        return network + "-rpc";
    }

    public String genesis() {
        return network + "-genesis";
    }

    /** Secret with the key that the genesis of a test network pays, where the spec names none. */
    public String fundingSecret() {
        return network + "-funding";
    }

    public String peers() {
        return network + "-peers";
    }

    /** Settings of the nodes, by the hash of their text. */
    public String settings(String hash) {
        return network + "-settings-" + hash;
    }

    /** Whether an object has a name as {@link #settings} gives it. */
    public boolean isSettings(String name) {
        return name.startsWith(settings(""));
    }

    /** ControllerRevision that keeps a revision. */
    public String revision(String id) {
        return network + "-" + id;
    }
}
