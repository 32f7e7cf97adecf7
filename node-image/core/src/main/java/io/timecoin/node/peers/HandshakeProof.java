package io.timecoin.node.peers;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Sha256;
import io.timecoin.node.wire.NodeHello;
import java.util.Optional;

/**
 * What each side signs to prove its identity (architecture.md §4).
 *
 * <p>Both nonces make a proof worthless on any other connection, the role makes it worthless in the mouth of the other
 * side, and the ids and the genesis bind it to this pair and network. On an encrypted connection the proof holds for
 * that encryption alone: who stands in the middle has two of them. All parts but the first have a fixed length.
 */
record HandshakeProof(
        NodeHello dialler, NodeHello acceptor, Hash genesis, Optional<Bytes> binding) {
    private static final Bytes DOMAIN = Bytes.utf8("TIMECOIN_HANDSHAKE:");
    private static final Bytes DIALLER = Bytes.of((byte) 'D');
    private static final Bytes ACCEPTOR = Bytes.of((byte) 'A');

    Bytes ofDialler() {
        return signedBytes(DIALLER);
    }

    Bytes ofAcceptor() {
        return signedBytes(ACCEPTOR);
    }

    private Bytes signedBytes(Bytes role) {
        return Sha256.hash(
                        DOMAIN,
                        role,
                        dialler.nonce(),
                        acceptor.nonce(),
                        dialler.id().bytes(),
                        acceptor.id().bytes(),
                        genesis.bytes(),
                        binding.orElse(Bytes.EMPTY))
                .bytes();
    }
}
