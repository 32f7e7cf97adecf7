package io.timecoin.node.masternode;

import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.crypto.PublicKey;

/** A change of the set of masternodes that stands in a block and waits for its turn. */
public sealed interface MembershipChange {
    /** The masternode that it is about. */
    PublicKey key();

    /**
     * A masternode joins.
     *
     * @param deposit the output that spending leaves by
     */
    record Join(Member member, OutPoint deposit) implements MembershipChange {
        @Override
        public PublicKey key() {
            return member.publicKey();
        }
    }

    record Leave(PublicKey key) implements MembershipChange {}
}
