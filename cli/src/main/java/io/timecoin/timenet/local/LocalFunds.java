package io.timecoin.timenet.local;

import io.timecoin.api.NodeAccess;
import io.timecoin.operator.platform.MasternodeKey;
import io.timecoin.timecli.LocalNodes;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.load.Funds;
import io.timecoin.timenet.state.NetworkFolder;
import io.timecoin.timenet.state.StateFiles;
import io.timecoin.timenet.state.StateLock;
import io.timecoin.wallet.OwnedKey;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/** The coins of a test network on this machine. Its nodes are those that run now. */
public record LocalFunds(Machine machine, NetworkFolder network) implements Funds {
    /** The RPC addresses of the nodes that run; at least one. */
    public List<URI> nodes() {
        List<URI> running = new LocalNodes(machine).running(network);
        if (running.isEmpty()) {
            throw TimenetException.notFound(
                    "no masternode of " + network.name() + " runs; timenet up brings it up");
        }
        return running;
    }

    /** A cookie is read anew each time: a node that was started again has another. */
    @Override
    public List<Supplier<NodeAccess>> access() {
        LocalNodes local = new LocalNodes(machine);
        return nodes().stream().<Supplier<NodeAccess>>map(uri -> () -> local.access(uri)).toList();
    }

    @Override
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

    @Override
    public void close() {}

    @Override
    public Hold lock() {
        return StateLock.tryTake(network.fundingLock())
                .<Hold>map(lock -> lock::close)
                .orElseThrow(() ->
                        TimenetException.failed(
                                "another command spends the coins of "
                                        + network.name()
                                        + " now; wait for it"));
    }
}
