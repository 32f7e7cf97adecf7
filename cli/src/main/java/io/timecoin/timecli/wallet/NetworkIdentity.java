package io.timecoin.timecli.wallet;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.api.RpcClient;
import io.timecoin.api.RpcException;
import io.timecoin.node.chain.Genesis;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.crypto.Hash;
import io.timecoin.timenet.TimenetException;
import io.timecoin.wallet.Wallet;

/** Which network a node is in. */
record NetworkIdentity(NetworkType type, Hash chainId, String name) {
    /**
     * Asks a node. Its answer is checked: the hash is computed from the settings that it tells.
     *
     * @throws RpcException if the node does not answer
     */
    static NetworkIdentity of(RpcClient node) throws RpcException, InterruptedException {
        JsonNode answer = node.call("getgenesis");
        return of(answer.path("settings").toString());
    }

    /** The network of a genesis file's text. */
    static NetworkIdentity of(String settings) {
        try {
            Genesis genesis = Genesis.parse(settings);
            return new NetworkIdentity(genesis.type(), genesis.hash(), genesis.network());
        } catch (IllegalArgumentException e) {
            throw TimenetException.badInput("this is no genesis: " + e.getMessage());
        }
    }

    /** Refuses a node of another network than the wallet's: what is signed for one is worth nothing on another. */
    void require(Wallet wallet) {
        if (!wallet.chainId().equals(chainId)) {
            throw TimenetException.badInput(
                    "this wallet belongs to the chain "
                            + wallet.chainId()
                            + ", and the node to "
                            + name
                            + " with the chain "
                            + chainId
                            + "; choose another node (--rpc-url) or wallet (-w)");
        }
    }
}
