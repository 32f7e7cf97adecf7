package io.timecoin.node.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.wire.ConnectionMessage.Ack;
import io.timecoin.node.wire.ConnectionMessage.GetPeers;
import io.timecoin.node.wire.ConnectionMessage.Handshake;
import io.timecoin.node.wire.Message;
import io.timecoin.node.wire.NodeHello;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EncryptionTest {
    private static final Bytes BINDING = Bytes.utf8("what both ends of one encryption have");

    private final Actors actors = new Actors();

    /** Two tables that talk over one connection. */
    private final class Pair {
        final RunningTable dialler;
        final RunningTable acceptor;
        final ConnectionId out;
        final ConnectionId in;
        private int fromDialler;
        private int fromAcceptor;

        Pair(Encryption ofDialler, Encryption ofAcceptor) {
            dialler = table(actors.lowest, ofDialler);
            acceptor = table(actors.highest, ofAcceptor);
            dialler.configure(Actors.configured(actors.highest));
            out = dialler.connected(Actors.address(actors.highest));
            in = acceptor.accept("10.0.0.1:50000");
        }

        /** Everything that was sent arrives, until nobody says anything more. */
        void talk() {
            while (fromDialler < dialler.sent(out).size()
                    || fromAcceptor < acceptor.sent(in).size()) {
                if (fromDialler < dialler.sent(out).size()) {
                    acceptor.receive(in, dialler.sent(out).get(fromDialler++));
                } else {
                    dialler.receive(out, acceptor.sent(in).get(fromAcceptor++));
                }
            }
        }

        /** The acceptor's last line in the clear arrives, and both encrypt. */
        void encrypt(Bytes asDiallerSees, Bytes asAcceptorSees) {
            dialler.receive(out, lastInTheClear());
            acceptor.encrypted(in, asAcceptorSees);
            dialler.encrypted(out, asDiallerSees);
        }

        Message lastInTheClear() {
            return acceptor.all(PeerEffect.Encrypt.class).getFirst().lastInTheClear().orElseThrow();
        }
    }

    private RunningTable table(LocalNode node, Encryption encryption) {
        return actors.table(node, PeerSettings.defaults().withEncryption(encryption), actors.ids());
    }

    @ParameterizedTest
    @CsvSource({
        "PREFERRED, PREFERRED",
        "PREFERRED, REQUIRED",
        "REQUIRED, PREFERRED",
        "REQUIRED, REQUIRED"
    })
    void twoThatOfferItEncryptAndThenShakeHands(Encryption ofDialler, Encryption ofAcceptor) {
        Pair pair = new Pair(ofDialler, ofAcceptor);

        pair.talk();
        assertThat(pair.acceptor.ready()).isEmpty();
        pair.encrypt(BINDING, BINDING);
        pair.talk();

        assertThat(pair.dialler.peer(pair.out).orElseThrow().encrypted()).isTrue();
        assertThat(pair.acceptor.peer(pair.in).orElseThrow().encrypted()).isTrue();
        assertThat(pair.acceptor.counters().failed()).isZero();
        assertThat(pair.acceptor.counters().completed()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"OFF, PREFERRED", "PREFERRED, OFF", "OFF, OFF"})
    void whereOneDoesNotOfferItBothTalkInTheClear(Encryption ofDialler, Encryption ofAcceptor) {
        Pair pair = new Pair(ofDialler, ofAcceptor);

        pair.talk();

        assertThat(pair.dialler.peer(pair.out).orElseThrow().encrypted()).isFalse();
        assertThat(pair.acceptor.peer(pair.in).orElseThrow().encrypted()).isFalse();
    }

    @Test
    void anAcceptorThatRequiresItTurnsOthersAwayAndSaysWhy() {
        Pair pair = new Pair(Encryption.OFF, Encryption.REQUIRED);

        pair.talk();

        assertThat(pair.acceptor.closed(pair.in)).contains(CloseReason.ENCRYPTION_REQUIRED);
        assertThat(pair.acceptor.counters().refused()).isEqualTo(1);
        assertThat(
                        pair.acceptor.reported(report ->
                                report instanceof PeerReport.ConnectionRefused refused
                                        && refused.detail().contains("p2p.encryption")))
                .isTrue();
    }

    @Test
    void aDiallerThatRequiresItTakesNoAnswerInTheClear() {
        Pair pair = new Pair(Encryption.REQUIRED, Encryption.OFF);

        pair.talk();

        assertThat(pair.dialler.closed(pair.out)).contains(CloseReason.ENCRYPTION_REQUIRED);
        assertThat(pair.dialler.ready()).isEmpty();
    }

    @Test
    void nobodyIsBannedForBeingOfAnOlderVersion() {
        RunningTable acceptor = table(actors.highest, Encryption.REQUIRED);
        for (int i = 0; i < 10; i++) {
            actors.dialIn(acceptor, actors.lowest);
        }

        assertThat(acceptor.reported(PeerReport.AddressBanned.class::isInstance)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aReferenceNodeIsServedUnlessEncryptionIsRequired(Encryption encryption) {
        RunningTable acceptor = table(actors.highest, encryption);

        ConnectionId id = Actors.dialInAsReference(acceptor, "10.0.0.9:50000");

        boolean served = encryption != Encryption.REQUIRED;
        assertThat(acceptor.ready().contains(id)).isEqualTo(served);
    }

    @Test
    void aSilentReferenceNodeIsNotUsedWhereEncryptionIsRequired() {
        RunningTable dialler = table(actors.lowest, Encryption.REQUIRED);
        PeerAddress address = new PeerAddress("10.0.0.9", 24100);
        dialler.configure(new ConfiguredPeer(Optional.empty(), address, "old"));
        ConnectionId id = dialler.connected(address);

        dialler.pass(PeerSettings.defaults().handshakeTimeout());

        assertThat(dialler.closed(id)).contains(CloseReason.HANDSHAKE_TIMEOUT);
    }

    @Test
    void whoDecryptsInTheMiddleIsFoundOutByBothSides() {
        Pair pair = new Pair(Encryption.PREFERRED, Encryption.PREFERRED);
        pair.talk();

        pair.encrypt(Bytes.utf8("dialler and middle"), Bytes.utf8("middle and acceptor"));
        pair.talk();

        assertThat(pair.dialler.closed(pair.out)).contains(CloseReason.BAD_SIGNATURE);
        assertThat(pair.acceptor.ready()).isEmpty();
    }

    @Test
    void aProofFromTheMiddleIsRefusedByTheAcceptorToo() {
        Pair pair = new Pair(Encryption.PREFERRED, Encryption.PREFERRED);
        pair.talk();
        pair.encrypt(BINDING, BINDING);
        pair.acceptor.receive(pair.in, pair.dialler.sent(pair.out).getLast());
        Ack answer = pair.acceptor.sent(pair.in, Ack.class).getLast();
        Handshake opening = (Handshake) pair.dialler.sent(pair.out).getLast();

        pair.acceptor.receive(
                pair.in,
                actors.voiceOf(actors.lowest)
                        .proof(
                                opening.node().orElseThrow().nonce(),
                                answer.node().orElseThrow(),
                                new Link.Encrypted(Bytes.utf8("dialler and middle"))));

        assertThat(pair.acceptor.closed(pair.in)).contains(CloseReason.BAD_SIGNATURE);
    }

    @Test
    void anOfferCannotBeTakenBackOnTheWay() {
        Pair pair = new Pair(Encryption.PREFERRED, Encryption.PREFERRED);
        Handshake sent = (Handshake) pair.dialler.sent(pair.out).getFirst();

        pair.acceptor.receive(pair.in, withoutOffer(sent));
        pair.dialler.receive(pair.out, pair.acceptor.sent(pair.in).getFirst());

        assertThat(pair.acceptor.all(PeerEffect.Encrypt.class)).isEmpty();
        assertThat(pair.dialler.closed(pair.out)).contains(CloseReason.BAD_SIGNATURE);
    }

    private static Handshake withoutOffer(Handshake sent) {
        NodeHello hello = sent.node().orElseThrow();
        Bytes nonce = Bytes.of(new byte[NodeHello.NONCE_LENGTH]);
        return new Handshake(
                sent.magic(),
                sent.protocolVersion(),
                sent.network(),
                Optional.of(
                        new NodeHello(
                                hello.publicKey(),
                                hello.startMillis(),
                                hello.version(),
                                hello.genesis(),
                                hello.capabilities(),
                                nonce,
                                hello.name(),
                                hello.listenAddress())));
    }

    @Test
    void whatIsSaidBetweenTheAgreementAndItsFulfilmentEndsTheConnection() {
        Pair pair = new Pair(Encryption.PREFERRED, Encryption.PREFERRED);
        pair.talk();

        pair.dialler.receive(pair.out, pair.lastInTheClear());
        pair.dialler.receive(pair.out, new GetPeers());
        pair.acceptor.receive(pair.in, pair.dialler.sent(pair.out).getFirst());

        assertThat(pair.dialler.closed(pair.out)).contains(CloseReason.MESSAGE_BEFORE_HANDSHAKE);
        assertThat(pair.acceptor.closed(pair.in)).contains(CloseReason.MESSAGE_BEFORE_HANDSHAKE);
    }

    @Test
    void nobodyEncryptsWithoutHavingOfferedIt() {
        Pair pair = new Pair(Encryption.OFF, Encryption.OFF);

        pair.dialler.receive(pair.out, new Ack("Encrypt", Optional.empty(), Optional.empty()));

        assertThat(pair.dialler.all(PeerEffect.Encrypt.class)).isEmpty();
        assertThat(pair.dialler.closed(pair.out)).contains(CloseReason.MESSAGE_BEFORE_HANDSHAKE);
    }

    @Test
    void whoAgreesAndNeverEncryptsIsClosedAtTheDeadline() {
        Pair pair = new Pair(Encryption.PREFERRED, Encryption.PREFERRED);
        pair.talk();

        pair.acceptor.pass(PeerSettings.defaults().handshakeTimeout());

        assertThat(pair.acceptor.closed(pair.in)).contains(CloseReason.HANDSHAKE_TIMEOUT);
    }
}
