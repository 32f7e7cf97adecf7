package io.timecoin.node.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.ChainState;
import io.timecoin.node.chain.UtxoChange;
import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.consensus.CommitCertificate;
import io.timecoin.node.core.NodeCore;
import io.timecoin.node.core.NodeEffect;
import io.timecoin.node.core.NodeEvent;
import io.timecoin.node.core.NodeSettings;
import io.timecoin.node.core.StoredChain;
import io.timecoin.node.log.NodeLog;
import io.timecoin.node.masternode.Membership;
import io.timecoin.node.metrics.NodeMetrics;
import io.timecoin.node.metrics.ProcessMetrics;
import io.timecoin.node.metrics.RuntimeMetrics;
import io.timecoin.node.metrics.SocketMetrics;
import io.timecoin.node.net.NetworkSettings;
import io.timecoin.node.net.PeerNetwork;
import io.timecoin.node.peers.Encryption;
import io.timecoin.node.peers.LocalNode;
import io.timecoin.node.peers.PeerAddress;
import io.timecoin.node.peers.PeerEvent;
import io.timecoin.node.rpc.Cookie;
import io.timecoin.node.rpc.NodeNotices;
import io.timecoin.node.rpc.RpcServer;
import io.timecoin.node.rpc.RpcSettings;
import io.timecoin.node.rpc.feed.NoticeFeed;
import io.timecoin.node.rpc.http.Access;
import io.timecoin.node.rpc.http.HttpLimits;
import io.timecoin.node.store.ChainStore;
import io.timecoin.node.store.PrunedStore;
import io.timecoin.node.store.StoreBatch;
import io.timecoin.node.store.StoreRefused;
import io.timecoin.node.store.StoredState;
import io.timecoin.node.sync.SyncSettings;
import io.timecoin.node.wire.Capability;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A running node: store, sockets, HTTP and the state machine, put together. */
final class Node implements AutoCloseable {
    private final CloseStack open;
    private final EventLoop loop;
    private final InetSocketAddress p2pAddress;
    private final InetSocketAddress rpcAddress;

    private Node(
            CloseStack open,
            EventLoop loop,
            InetSocketAddress p2pAddress,
            InetSocketAddress rpcAddress) {
        this.open = open;
        this.loop = loop;
        this.p2pAddress = p2pAddress;
        this.rpcAddress = rpcAddress;
    }

    /**
     * Opens store and ports. Peers and clients can connect from now on, and are answered when {@link #run} runs.
     *
     * @throws IOException if a port cannot be had
     * @throws StoreRefused if the data cannot be used
     */
    static Node start(NodeSetup setup, LoopClock clock) throws IOException {
        CloseStack open = new CloseStack();
        try {
            return start(setup, clock, open);
        } catch (IOException | RuntimeException e) {
            open.close();
            throw e;
        }
    }

    private static Node start(NodeSetup setup, LoopClock clock, CloseStack open)
            throws IOException {
        NodeConfig config = setup.config();
        ChainStore store = ChainStore.open(config.dataDir(), setup.identity());
        open.onClose(store::close);
        config.trusted().ifPresent(store::require);
        StoredChain chain = storedChain(setup, store);

        NetworkSettings sockets = NetworkSettings.defaults(socketAddress(config.p2pListen()));
        PeerGateway gateway = new PeerGateway(sockets);
        open.onClose(gateway.network()::shutdown);
        if (config.p2pEncryption() != Encryption.OFF) {
            gateway.network().prepareEncryption();
        }
        InetSocketAddress p2pAddress = listen(gateway.network());

        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        ProcessMetrics.register(registry);
        SocketMetrics.register(registry, gateway.network().figures());
        SocketMetrics.registerLimits(registry, sockets, setup.peerSettings());
        Measured measured = new Measured(new RuntimeMetrics(registry), gateway.inbox(), clock);
        NodeCore core =
                new NodeCore(
                        settings(setup, p2pAddress, clock.now().toEpochMilli()),
                        measured.checks(setup.signatures()),
                        chain);
        NoticeFeed feed = new NoticeFeed();
        Submissions submissions = new Submissions();
        NodeMetrics metrics = new NodeMetrics(registry, clock::now);
        EventLoop loop =
                new EventLoop(
                        measured.steps(core(core, metrics)),
                        measured.writes(writer(config, store)),
                        new NodeOutlet(
                                gateway.network(),
                                new NodeLog(clock::now),
                                metrics,
                                new NodeNotices(feed),
                                submissions,
                                new SyncGarbage(System::gc)),
                        gateway.inbox(),
                        clock);
        gateway.inbox().add(new NodeEvent.Peers(new PeerEvent.PeersConfigured(setup.peers())));
        setup.peersFile()
                .map(file -> PeersWatch.start(file, gateway.inbox()))
                .ifPresent(watch -> open.onClose(watch::close));

        RpcServer rpc =
                RpcServer.start(
                        rpcSettings(setup, Cookie.create(config.dataDir())),
                        new LoopQuery(
                                setup, core, store, loop, clock, submissions, gateway.inbox()),
                        feed,
                        registry);
        open.onClose(rpc::close);
        StartLog.write(setup, p2pAddress, rpc.address());
        return new Node(open, loop, p2pAddress, rpc.address());
    }

    private static StateMachine core(NodeCore core, NodeMetrics metrics) {
        return (event, now) -> {
            List<NodeEffect> effects = core.step(event, now);
            metrics.show(core.finality().size());
            return effects;
        };
    }

    private static Consumer<StoreBatch> writer(NodeConfig config, ChainStore store) {
        return config.keepBlocks()
                .<Consumer<StoreBatch>>map(kept -> new PrunedStore(store, kept))
                .orElse(store::write);
    }

    private static RpcSettings rpcSettings(NodeSetup setup, Cookie cookie) {
        NodeConfig.Rpc rpc = setup.config().rpc();
        return new RpcSettings(
                socketAddress(rpc.listen()),
                new Access(
                        Stream.concat(Stream.of(cookie.token()), setup.rpcToken().stream())
                                .toList(),
                        rpc.origins()),
                rpc.methods(),
                rpc.callsPerSecond(),
                HttpLimits.DEFAULT);
    }

    private static InetSocketAddress listen(PeerNetwork network) throws IOException {
        try {
            return network.listen();
        } catch (IOException e) {
            throw new IOException(
                    e.getMessage()
                            + ". Stop the program that holds the port, or set "
                            + Setting.P2P_LISTEN.key()
                            + " to another.",
                    e);
        }
    }

    /** What the store holds; a new one begins with the network's first block. */
    private static StoredChain storedChain(NodeSetup setup, ChainStore store) {
        StoredState found = store.load();
        ChainState head = found.head().orElseGet(() -> writeGenesis(setup, store));
        Membership membership =
                found.membership().orElseGet(() -> Membership.genesis(setup.genesis().memberSet()));
        return new StoredChain(
                head,
                membership,
                found.consensusRecord(),
                store.prunedBelow(),
                store,
                store.money(),
                store.money());
    }

    private static ChainState writeGenesis(NodeSetup setup, ChainStore store) {
        ChainState state = ChainState.genesis(setup.genesis());
        // Its hash is in the configuration, so nobody has to sign it.
        CommitCertificate certificate =
                new CommitCertificate(0, 0, state.hash(), state.utxo().digest(), List.of());
        Block block = setup.genesis().block();
        List<UtxoChange> created = setup.genesis().changes();
        store.write(
                new StoreBatch.Builder()
                        .add(
                                new StoreBatch.Commit(
                                        new CertifiedBlock(block, certificate),
                                        state,
                                        created,
                                        Optional.empty()))
                        .build());
        return state;
    }

    private static NodeSettings settings(
            NodeSetup setup, InetSocketAddress p2pAddress, long startMillis) {
        NodeConfig config = setup.config();
        LocalNode local =
                new LocalNode(
                        setup.signer(),
                        config.name(),
                        config.version(),
                        NodeConfig.nameOf(config.network()),
                        setup.genesis().hash(),
                        startMillis,
                        List.of(Capability.CONSENSUS, Capability.FINALITY, Capability.MEMBERSHIP),
                        config.p2pAdvertise().or(() -> reachable(p2pAddress)));
        return new NodeSettings(
                setup.genesis(),
                local,
                config.commit(),
                setup.peerSettings(),
                setup.timeouts(),
                SyncSettings.DEFAULT
                        .withTrusted(config.trusted())
                        .withKeptBlocks(config.keepBlocks().orElse(Long.MAX_VALUE)));
    }

    /** The address that peers can dial, where the node listens at one and not at all of the machine's. */
    private static Optional<PeerAddress> reachable(InetSocketAddress listening) {
        InetAddress host = listening.getAddress();
        return host.isAnyLocalAddress()
                ? Optional.empty()
                : Optional.of(new PeerAddress(host.getHostAddress(), listening.getPort()));
    }

    private static InetSocketAddress socketAddress(ListenAddress address) {
        return new InetSocketAddress(address.host(), address.port());
    }

    /** Where peers connect, with the real port. */
    InetSocketAddress p2pAddress() {
        return p2pAddress;
    }

    /** Where HTTP is served, with the real port. */
    InetSocketAddress rpcAddress() {
        return rpcAddress;
    }

    /**
     * Runs the node on the calling thread until {@link #stop}.
     *
     * @throws StoreRefused when the data cannot be used any more
     */
    void run() throws InterruptedException {
        loop.run();
    }

    /** Ends {@link #run}; any thread may call it. */
    void stop() {
        loop.stop();
    }

    /** Stops serving, ends all connections cleanly and closes the store. After {@link #run} has ended. */
    @Override
    public void close() {
        open.close();
    }
}
