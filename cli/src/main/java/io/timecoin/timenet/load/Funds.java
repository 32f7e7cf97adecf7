package io.timecoin.timenet.load;

import io.timecoin.api.NodeAccess;
import io.timecoin.operator.platform.MasternodeKey;
import io.timecoin.timecli.LocalNodes;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.state.NetworkFolder;
import io.timecoin.timenet.state.StateFiles;
import io.timecoin.timenet.state.StateLock;
import io.timecoin.wallet.OwnedKey;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/** The coins of a test network on this machine, and the nodes that move them. */
public record Funds(Machine machine, NetworkFolder network) {
    /** The RPC addresses of the nodes that run; at least one. */
    public List<URI> nodes() {
        List<URI> running = new LocalNodes(machine).running(network);
        if (running.isEmpty()) {
            throw TimenetException.notFound(
                    "no masternode of " + network.name() + " runs; timenet up brings it up");
        }
        return running;
    }

    /** How to ask each of the nodes that run; a cookie is read anew each time, for a node that was started again has another. */
    public List<Supplier<NodeAccess>> access() {
        LocalNodes local = new LocalNodes(machine);
        return nodes().stream().<Supplier<NodeAccess>>map(uri -> () -> local.access(uri)).toList();
    }

    /** The key that the genesis pays. */
    public OwnedKey key() {
        String pem =
                StateFiles.readText(network.fundingKey())
                        .orElseThrow(() ->
                                TimenetException.notFound(
                                        "network "
                                                + network.name()
                                                + " has no coins to give: it is no test network, or"
                                                + " was made before there was a faucet (timenet"
                                                + " down --data, then up)"));
        return OwnedKey.of(MasternodeKey.parse(pem).seed());
    }

    /** Held while its coins are chosen and sent, so that two commands never choose the same. */
    public StateLock lock() {
        return StateLock.tryTake(network.fundingLock())
                .orElseThrow(() ->
                        TimenetException.failed(
                                "another command spends the coins of "
                                        + network.name()
                                        + " now; wait for it"));
    }
}
