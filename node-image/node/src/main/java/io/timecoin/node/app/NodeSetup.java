package io.timecoin.node.app;

import io.timecoin.node.chain.Genesis;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.consensus.Timeouts;
import io.timecoin.node.crypto.Ed25519;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.peers.ConfiguredPeer;
import io.timecoin.node.peers.PeerSettings;
import io.timecoin.node.rpc.http.BearerToken;
import io.timecoin.node.store.CopyProof;
import io.timecoin.node.store.FileErrors;
import io.timecoin.node.store.StoreIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All that a node is made of before it opens anything: its checked configuration and what the files say that it names.
 *
 * @param peers the list at the start
 * @param peersFile where the list may change later
 */
record NodeSetup(
        NodeConfig config,
        Genesis genesis,
        Ed25519 signatures,
        Signer signer,
        List<ConfiguredPeer> peers,
        Optional<PeersFile> peersFile,
        Optional<BearerToken> rpcToken) {
    /** Bytes; a genesis of thousands of members fits. */
    private static final long MAX_GENESIS = 16L << 20;

    static NodeSetup read(NodeConfig config) throws BadConfiguration {
        Genesis genesis = genesis(config.genesisFile());
        Ed25519 signatures = new Ed25519();
        Signer signer = signatures.signer(KeyFile.read(config.keyFile()));
        Optional<PeersFile> peersFile =
                config.peers() instanceof NodeConfig.Peers.InFile(Path file)
                        ? Optional.of(new PeersFile(file))
                        : Optional.empty();
        List<ConfiguredPeer> peers =
                switch (config.peers()) {
                    case NodeConfig.Peers.Fixed(var entries) -> entries;
                    case NodeConfig.Peers.InFile _ ->
                            peersFile.orElseThrow().readIfChanged().orElse(List.of());
                };
        Optional<BearerToken> token = Optional.empty();
        if (config.rpc().tokenFile().isPresent()) {
            token = Optional.of(token(config.rpc().tokenFile().get()));
        }
        return new NodeSetup(config, genesis, signatures, signer, peers, peersFile, token);
    }

    /** What makes a copy of the chain believable. */
    CopyProof copyProof() {
        return new CopyProof(genesis, signatures, config.trusted());
    }

    /** To whom the data on disk must belong. */
    StoreIdentity identity() {
        return new StoreIdentity(genesis.hash(), signer.publicKey());
    }

    /**
     * The network that the configuration names, where the genesis says another one. Such a node starts, and no peer
     * completes a handshake with it: so a wrong image shows itself at the gate for handshakes, not as a crash loop.
     */
    Optional<NetworkType> foreignNetwork() {
        return Optional.of(config.network()).filter(network -> network != genesis.type());
    }

    PeerSettings peerSettings() {
        NodeConfig.PeerTimes times = config.peerTimes();
        PeerSettings usual = PeerSettings.defaults();
        return new PeerSettings(
                times.handshakeTimeout(),
                usual.directionGrace(),
                new PeerSettings.Backoff(times.dialBackoffInitial(), times.dialBackoffMax()),
                new PeerSettings.Pings(times.pingInterval(), usual.pings().maxMissed()),
                usual.slots(),
                usual.candidates(),
                usual.bans(),
                config.p2pEncryption());
    }

    Timeouts timeouts() {
        NodeConfig.ConsensusTimes times = config.consensusTimes();
        return new Timeouts(
                times.propose(), times.prevote(), times.precommit(), times.max(), times.resend());
    }

    private static Genesis genesis(Path file) throws BadConfiguration {
        try {
            if (Files.size(file) > MAX_GENESIS) {
                throw new BadConfiguration(file + ": too large for a genesis");
            }
            return Genesis.parse(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new BadConfiguration(
                    file + ": there is no such file; set genesisFile to the network's genesis");
        } catch (IOException e) {
            throw new BadConfiguration(file + ": cannot be read: " + FileErrors.describe(e));
        } catch (IllegalArgumentException e) {
            throw new BadConfiguration(file + ": not a genesis: " + e.getMessage());
        }
    }

    private static BearerToken token(Path file) throws BadConfiguration {
        try {
            return BearerToken.read(file);
        } catch (IOException e) {
            throw new BadConfiguration(file + ": cannot be read: " + FileErrors.describe(e));
        } catch (IllegalArgumentException e) {
            throw new BadConfiguration(file + ": " + e.getMessage());
        }
    }
}
