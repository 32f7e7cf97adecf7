package io.timecoin.node.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.wire.ConnectionMessage.Ack;
import io.timecoin.node.wire.ConnectionMessage.GetPeers;
import io.timecoin.node.wire.ConnectionMessage.Handshake;
import io.timecoin.node.wire.ConnectionMessage.Ping;
import io.timecoin.node.wire.LineFault;
import io.timecoin.node.wire.MasternodeMessage.GetMasternodes;
import io.timecoin.node.wire.Message;
import io.timecoin.node.wire.NodeHello;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {
    private final Actors actors = new Actors();
    private final RunningTable acceptor = actors.table(actors.highest);
    private final RunningTable dialler = actors.table(actors.lowest);

    @Test
    void theAcceptorSaysNothingUntilItIsSpokenTo() {
        ConnectionId id = acceptor.accept("10.0.0.1:50000");

        assertThat(acceptor.sent(id)).isEmpty();
        assertThat(acceptor.ready()).isEmpty();
    }

    @Test
    void theDiallerSendsItsHandshakeAndNothingElse() {
        ConnectionId id = dialler.connected(Actors.address(actors.highest));

        assertThat(dialler.sent(id)).singleElement().isInstanceOf(Handshake.class);
        assertThat(dialler.ready()).isEmpty();
    }

    @Test
    void theAcceptorIsReadyOnlyAfterTheDiallersProof() {
        ConnectionId id = acceptor.accept("10.0.0.1:50000");
        acceptor.receive(id, actors.voiceOf(actors.lowest).opening(Actors.peerNonce(id)));
        assertThat(acceptor.sent(id)).singleElement().isInstanceOf(Ack.class);
        assertThat(acceptor.ready()).isEmpty();

        NodeHello answer = acceptor.sent(id, Ack.class).getFirst().node().orElseThrow();
        acceptor.receive(
                id,
                actors.voiceOf(actors.lowest)
                        .proof(Actors.peerNonce(id), answer, new Link.Plain()));

        assertThat(acceptor.ready()).containsExactly(id);
        assertThat(acceptor.peer(id).orElseThrow().nodeId()).contains(actors.lowest.id());
        assertThat(acceptor.counters().completed()).isEqualTo(1);
    }

    @Test
    void theDiallerProvesItselfBeforeItSendsAnythingElse() {
        dialler.configure(Actors.configured(actors.highest));

        ConnectionId id = actors.answerDial(dialler, actors.highest);

        assertThat(dialler.ready()).containsExactly(id);
        assertThat(dialler.sent(id))
                .extracting(Message::name)
                .containsExactly("Handshake", "Ack", "Ping", "GetPeers");
    }

    @Test
    void aConnectionOfOneNodeToAnotherIsReadyOnBothSides() {
        dialler.configure(Actors.configured(actors.highest));
        ConnectionId out = dialler.connected(Actors.address(actors.highest));
        ConnectionId in = acceptor.accept("10.0.0.1:50000");

        acceptor.receive(in, dialler.sent(out).getFirst());
        dialler.receive(out, acceptor.sent(in).getFirst());
        acceptor.receive(in, dialler.sent(out).get(1));

        assertThat(dialler.ready()).containsExactly(out);
        assertThat(acceptor.ready()).containsExactly(in);
    }

    @Test
    void anotherMagicIsRefused() {
        Handshake handshake = new Handshake(Bytes.utf8("time"), 1, "Testnet", Optional.empty());

        assertThat(reasonAfter(handshake)).isEqualTo(CloseReason.WRONG_MAGIC);
    }

    @Test
    void anotherVersionIsRefused() {
        Handshake handshake = new Handshake(Handshake.MAGIC, 2, "Testnet", Optional.empty());

        assertThat(reasonAfter(handshake)).isEqualTo(CloseReason.WRONG_VERSION);
    }

    @Test
    void oneOfOursFromAnotherNetworkIsRefused() {
        Handshake ours = actors.voiceOf(actors.lowest).opening(Bytes.of(new byte[32]));
        Handshake handshake = new Handshake(ours.magic(), 1, "Mainnet", ours.node());

        assertThat(reasonAfter(handshake)).isEqualTo(CloseReason.WRONG_NETWORK);
    }

    @Test
    void oneOfOursWithAnotherGenesisIsRefused() {
        LocalNode stranger =
                new LocalNode(
                        actors.lowest.signer(),
                        "gold-0",
                        "1.0.0",
                        "Testnet",
                        Hash.ZERO,
                        Actors.START,
                        List.of(),
                        Optional.empty());

        Handshake handshake = actors.voiceOf(stranger).opening(Bytes.of(new byte[32]));

        assertThat(reasonAfter(handshake)).isEqualTo(CloseReason.WRONG_GENESIS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mainnet", "testnet", "Testnet", "Mainnet"})
    void aReferenceNodeOfAnyNetworkIsAcknowledgedPlainly(String network) {
        ConnectionId id = acceptor.accept("10.0.0.1:50000");

        acceptor.receive(id, Actors.referenceHandshake(network));

        assertThat(acceptor.sent(id)).containsExactly(Actors.plainAck(), new GetPeers());
        assertThat(acceptor.ready()).containsExactly(id);
        assertThat(acceptor.peer(id).orElseThrow().isReference()).isTrue();
    }

    @Test
    void aReferenceNodeOfAMadeUpNetworkIsRefused() {
        assertThat(reasonAfter(Actors.referenceHandshake("othernet")))
                .isEqualTo(CloseReason.WRONG_NETWORK);
    }

    @Test
    void aConfiguredAddressWithoutAnIdMayBeAReferenceNode() {
        PeerAddress address = new PeerAddress("10.0.0.9", 24100);
        dialler.configure(new ConfiguredPeer(Optional.empty(), address, "old"));
        ConnectionId id = dialler.connected(address);

        dialler.receive(id, new GetMasternodes());
        dialler.receive(id, Actors.plainAck());

        assertThat(dialler.ready()).containsExactly(id);
        assertThat(dialler.peer(id).orElseThrow().name()).isEqualTo("old");
    }

    @Test
    void aReferenceNodeThatNeverAcknowledgesIsUsedAfterTheTimeout() {
        PeerAddress address = new PeerAddress("10.0.0.9", 24100);
        dialler.configure(new ConfiguredPeer(Optional.empty(), address, "old"));
        ConnectionId id = dialler.connected(address);

        dialler.pass(Duration.ofSeconds(10));

        assertThat(dialler.ready()).containsExactly(id);
    }

    @Test
    void aConfiguredPeerMustProveItsIdentity() {
        dialler.configure(Actors.configured(actors.highest));
        ConnectionId id = dialler.connected(Actors.address(actors.highest));

        dialler.receive(id, Actors.plainAck());

        assertThat(dialler.closed(id)).contains(CloseReason.WRONG_IDENTITY);
    }

    @Test
    void anotherNodeAtAConfiguredAddressIsRefused() {
        dialler.configure(Actors.configured(actors.highest));

        ConnectionId id = actors.answerDial(dialler, Actors.address(actors.highest), actors.middle);

        assertThat(dialler.closed(id)).contains(CloseReason.WRONG_IDENTITY);
        assertThat(dialler.ready()).isEmpty();
    }

    @Test
    void anIdentityWithoutItsKeyIsRefusedOnBothSides() {
        dialler.configure(Actors.configured(actors.highest));
        LocalNode impostor = impostorOf(actors.highest);
        ConnectionId out = actors.answerDial(dialler, Actors.address(actors.highest), impostor);
        ConnectionId in = actors.dialIn(acceptor, impostorOf(actors.lowest));

        assertThat(dialler.closed(out)).contains(CloseReason.BAD_SIGNATURE);
        assertThat(acceptor.closed(in)).contains(CloseReason.BAD_SIGNATURE);
        assertThat(acceptor.ready()).isEmpty();
    }

    @Test
    void aProofOfAnotherConnectionIsRefused() {
        ConnectionId first = actors.dialIn(acceptor, actors.lowest);
        NodeHello firstAnswer = acceptor.sent(first, Ack.class).getFirst().node().orElseThrow();
        Ack recorded =
                actors.voiceOf(actors.lowest)
                        .proof(Actors.peerNonce(first), firstAnswer, new Link.Plain());

        ConnectionId replay = acceptor.accept("10.0.0.66:50000");
        acceptor.receive(replay, actors.voiceOf(actors.lowest).opening(Actors.peerNonce(first)));
        acceptor.receive(replay, recorded);

        assertThat(acceptor.closed(replay)).contains(CloseReason.BAD_SIGNATURE);
        assertThat(acceptor.ready()).containsExactly(first);
    }

    @Test
    void anAnswerThatIsSentBackIsNoProof() {
        ConnectionId id = acceptor.accept("10.0.0.66:50000");
        acceptor.receive(id, actors.voiceOf(actors.lowest).opening(Actors.peerNonce(id)));

        acceptor.receive(id, acceptor.sent(id, Ack.class).getFirst());

        assertThat(acceptor.closed(id)).contains(CloseReason.BAD_SIGNATURE);
    }

    @Test
    void aNodeThatMeetsItselfNeverDialsThatAddressAgain() {
        PeerAddress own = new PeerAddress("other-name-of-mine", 24100);
        dialler.configure(new ConfiguredPeer(Optional.empty(), own, ""));
        ConnectionId out = dialler.connected(own);
        ConnectionId in = dialler.accept("10.0.0.1:50000");

        dialler.receive(in, dialler.sent(out).getFirst());
        dialler.forgetEffects();
        dialler.pass(Duration.ofHours(1));

        assertThat(dialler.counters().closed()).containsEntry(CloseReason.SELF_CONNECTION, 2L);
        assertThat(dialler.counters().refused()).isEqualTo(2);
        assertThat(dialler.dials()).isEmpty();
    }

    @Test
    void aMessageBeforeTheHandshakeClosesTheConnection() {
        ConnectionId id = acceptor.accept("10.0.0.1:50000");

        acceptor.receive(id, new Ping(1, 2));

        assertThat(acceptor.closed(id)).contains(CloseReason.MESSAGE_BEFORE_HANDSHAKE);
        assertThat(acceptor.sent(id)).isEmpty();
    }

    @Test
    void aMessageBetweenHandshakeAndProofClosesTheConnection() {
        ConnectionId id = acceptor.accept("10.0.0.1:50000");
        acceptor.receive(id, actors.voiceOf(actors.lowest).opening(Actors.peerNonce(id)));

        acceptor.receive(id, new Ping(1, 2));

        assertThat(acceptor.closed(id)).contains(CloseReason.MESSAGE_BEFORE_HANDSHAKE);
    }

    @Test
    void garbageAndLongLinesBeforeTheHandshakeCloseTheConnection() {
        ConnectionId garbage = acceptor.accept("10.0.0.1:50000");
        ConnectionId tooLong = acceptor.accept("10.0.0.1:50001");

        acceptor.receiveBadLine(garbage, LineFault.UNKNOWN_MESSAGE);
        acceptor.receiveBadLine(tooLong, LineFault.TOO_LONG);

        assertThat(acceptor.closed(garbage)).contains(CloseReason.GARBAGE);
        assertThat(acceptor.closed(tooLong)).contains(CloseReason.LINE_TOO_LONG);
    }

    @Test
    void aSilentPeerIsClosedAfterTenSeconds() {
        ConnectionId id = acceptor.accept("10.0.0.1:50000");

        acceptor.pass(Duration.ofMillis(9_999));
        assertThat(acceptor.closed(id)).isEmpty();
        acceptor.pass(Duration.ofMillis(1));

        assertThat(acceptor.closed(id)).contains(CloseReason.HANDSHAKE_TIMEOUT);
        assertThat(acceptor.counters().failed()).isEqualTo(1);
    }

    @Test
    void aSecondHandshakeIsIgnored() {
        ConnectionId id = actors.dialIn(acceptor, actors.lowest);
        acceptor.forgetEffects();

        acceptor.receive(id, actors.voiceOf(actors.lowest).opening(Actors.peerNonce(id)));

        assertThat(acceptor.all(PeerEffect.class)).isEmpty();
        assertThat(acceptor.ready()).containsExactly(id);
    }

    @Test
    void anythingElseOfAReadyPeerIsDelivered() {
        ConnectionId id = actors.dialIn(acceptor, actors.lowest);

        acceptor.receive(id, new GetMasternodes());

        assertThat(acceptor.all(PeerEffect.Deliver.class))
                .containsExactly(new PeerEffect.Deliver(id, new GetMasternodes()));
    }

    @Test
    void aNameThatIsNotPlainIsNotShown() {
        ConnectionId id = actors.dialIn(acceptor, actors.node("evil\nname", 1), "10.0.0.1:5000");

        assertThat(acceptor.peer(id).orElseThrow().name()).isEmpty();
    }

    private CloseReason reasonAfter(Handshake handshake) {
        ConnectionId id = acceptor.accept("10.0.0.1:50000");
        acceptor.receive(id, handshake);
        assertThat(acceptor.sent(id)).isEmpty();
        assertThat(acceptor.reported(report -> report instanceof PeerReport.HandshakeFailed))
                .isTrue();
        return acceptor.closed(id).orElseThrow();
    }

    /** Shows the key of another node and signs with its own. */
    private LocalNode impostorOf(LocalNode victim) {
        return new LocalNode(
                new BorrowedKey(victim.signer().publicKey(), actors.keys.signer("impostor")),
                victim.name(),
                victim.version(),
                victim.network(),
                victim.genesis(),
                victim.startMillis(),
                victim.capabilities(),
                victim.listenAddress());
    }
}
