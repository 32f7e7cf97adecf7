package io.timecoin.node.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Ed25519;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Sha256;
import io.timecoin.node.crypto.Signature;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.peers.CloseReason;
import io.timecoin.node.peers.LocalNode;
import io.timecoin.node.peers.PeerSettings;
import io.timecoin.node.wire.ConnectionMessage.Ack;
import io.timecoin.node.wire.ConnectionMessage.GetPeers;
import io.timecoin.node.wire.ConnectionMessage.PeersResponse;
import io.timecoin.node.wire.MasternodeMessage.GetMasternodes;
import io.timecoin.node.wire.NodeHello;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Raw peers on real sockets that lie about who they are, or use what they are allowed to the full. */
class HostileIdentitiesTest {
    private static final String GARBAGE = "{\"Ping\":{\n";

    private final Ed25519 ed25519 = new Ed25519();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final LocalNode member = local("member", "Testnet", Hash.ZERO);
    private TableNode node = node();

    @BeforeEach
    void nodeListens() {
        assertThat(node.asPeer().address().port()).isPositive();
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    @Test
    void whoComesFromAnotherNetworkOrGenesisIsRefusedAndNeverBanned() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(peer(local("stray", "Mainnet", Hash.ZERO), i).join()).isFalse();
            Hash otherGenesis = Sha256.hash(Bytes.utf8("other"));
            assertThat(peer(local("stray", "Testnet", otherGenesis), i).join()).isFalse();
        }

        assertThat(closed(CloseReason.WRONG_NETWORK)).isEqualTo(10);
        assertThat(closed(CloseReason.WRONG_GENESIS)).isEqualTo(10);
        assertThat(peer(local("stranger", "Testnet", Hash.ZERO), 99).join()).isTrue();
    }

    @Test
    void whoShowsAnothersKeyCannotSignForIt() throws Exception {
        Signer impostor = signer("impostor");
        LocalNode claim = withSigner(member, new Claimed(member.signer().publicKey(), impostor));

        assertThat(peer(claim, 1).join()).isFalse();

        assertThat(closed(CloseReason.BAD_SIGNATURE)).isEqualTo(1);
    }

    @Test
    void aRecordedHandshakeIsWorthNothingOnAnotherConnection() throws Exception {
        RawPeer recorded = peer(member, 1);
        NodeHello answer = recorded.introduce().orElseThrow();
        Ack proof = recorded.proof(answer);
        recorded.say(proof);
        assertThat(recorded.isAnswered()).isTrue();

        RawPeer replay = peer(member, 1);
        assertThat(replay.introduce()).isPresent();
        replay.say(proof);
        replay.awaitEnd();

        assertThat(closed(CloseReason.BAD_SIGNATURE)).isEqualTo(1);
        assertThat(recorded.isAnswered()).as("the real one stays").isTrue();
    }

    @Test
    void whoSpeaksBeforeItsProofIsClosed() throws Exception {
        RawPeer first = peer(member, 1);
        first.say(new GetMasternodes());
        first.awaitEnd();
        RawPeer second = peer(member, 2);
        assertThat(second.introduce()).isPresent();
        second.say(new GetMasternodes());
        second.awaitEnd();

        assertThat(closed(CloseReason.MESSAGE_BEFORE_HANDSHAKE)).isEqualTo(2);
    }

    @Test
    void manyIdentitiesOfOneAddressAreEightAtMostAndLeaveRoomForAMember() throws Exception {
        int joined = 0;
        for (int i = 0; i < 20; i++) {
            joined += peer(local("stranger " + i, "Testnet", Hash.ZERO), i).join() ? 1 : 0;
        }

        assertThat(joined).isEqualTo(8);
        assertThat(peer(member, 99).join()).isTrue();
    }

    @Test
    void aBannedAddressKeepsStrangersOutAndLetsAMemberIn() throws Exception {
        for (int i = 0; i < PeerSettings.defaults().bans().faults(); i++) {
            RawPeer bad = peer(member, i);
            bad.say(GARBAGE);
            bad.awaitEnd();
        }

        assertThat(peer(local("stranger", "Testnet", Hash.ZERO), 50).join()).isFalse();
        assertThat(closed(CloseReason.BANNED)).isEqualTo(1);
        assertThat(peer(member, 99).join()).isTrue();
    }

    @Test
    void aListWithTooManyEntriesIsLeftOut() throws Exception {
        RawPeer peer = peer(member, 1);
        assertThat(peer.join()).isTrue();

        peer.say(new PeersResponse(Collections.nCopies(1_001, "10.0.0.1:24100")));

        assertThat(peer.isAnswered()).isTrue();
        assertThat(node.snapshot().knownAddresses()).isZero();
    }

    @Test
    void aStormOfQuestionsDelaysNobodyElse() throws Exception {
        RawPeer storm = peer(local("storm", "Testnet", Hash.ZERO), 1);
        RawPeer calm = peer(member, 2);
        assertThat(storm.join()).isTrue();
        assertThat(calm.join()).isTrue();
        String questions = "\"GetPeers\"\n".repeat(1_000);
        Thread writer =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                while (true) {
                                    storm.say(questions);
                                }
                            } catch (IOException ended) {
                                // The node or the test has had enough.
                            }
                        });

        for (int i = 0; i < 50; i++) {
            calm.say(new GetPeers());
            assertThat(calm.isAnswered()).isTrue();
        }
        storm.close();
        writer.join();
    }

    private long closed(CloseReason reason) throws Exception {
        return node.snapshot().counters().closed().getOrDefault(reason, 0L);
    }

    private RawPeer peer(LocalNode self, int nonce) throws IOException {
        RawPeer peer = new RawPeer(node.asPeer().address(), self, ed25519, nonce);
        open.add(peer);
        return peer;
    }

    private TableNode node() {
        try {
            TableNode started =
                    new TableNode(
                            PeerSettings.defaults(),
                            local("node", "Testnet", Hash.ZERO),
                            ed25519,
                            List.of(member.id()));
            open.add(started);
            return started;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private LocalNode local(String name, String network, Hash genesis) {
        return new LocalNode(
                signer(name), "raw", "1.0.0", network, genesis, 1, List.of(), Optional.empty());
    }

    private Signer signer(String name) {
        return ed25519.signer(Sha256.hash(Bytes.utf8(name)).bytes());
    }

    private static LocalNode withSigner(LocalNode node, Signer signer) {
        return new LocalNode(
                signer,
                node.name(),
                node.version(),
                node.network(),
                node.genesis(),
                node.startMillis(),
                node.capabilities(),
                node.listenAddress());
    }

    /** Shows one key and signs with another. */
    private record Claimed(PublicKey publicKey, Signer real) implements Signer {
        @Override
        public Signature sign(Bytes message) {
            return real.sign(message);
        }
    }
}
