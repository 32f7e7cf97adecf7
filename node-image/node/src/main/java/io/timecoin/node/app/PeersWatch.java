package io.timecoin.node.app;

import io.timecoin.node.core.NodeEvent;
import io.timecoin.node.peers.ConfiguredPeer;
import io.timecoin.node.peers.PeerEvent;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the file of peers now and then, and tells the node when it has changed: no restart is needed. */
final class PeersWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("peers");

    /** Between two looks: soon enough for people, and nothing beside Kubernetes' own delay of up to a minute. */
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final PeersFile file;
    private final Inbox inbox;
    private final Thread thread;

    private PeersWatch(PeersFile file, Inbox inbox) {
        this.file = file;
        this.inbox = inbox;
        this.thread = Thread.ofVirtual().name("peers-file").unstarted(this::run);
    }

    static PeersWatch start(PeersFile file, Inbox inbox) {
        PeersWatch watch = new PeersWatch(file, inbox);
        watch.thread.start();
        return watch;
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(INTERVAL);
                look();
            }
        } catch (InterruptedException stopped) {
            // The node stops.
        }
    }

    private void look() {
        try {
            file.readIfChanged().ifPresent(this::tell);
        } catch (BadConfiguration e) {
            LOG.warn("the list of peers cannot be used, the earlier one stays: {}", e.getMessage());
        }
    }

    private void tell(List<ConfiguredPeer> peers) {
        LOG.atInfo().addKeyValue("peers", peers.size()).log("the list of peers has changed");
        inbox.add(new NodeEvent.Peers(new PeerEvent.PeersConfigured(peers)));
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
