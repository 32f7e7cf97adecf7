package io.timecoin.node.consensus;

import io.timecoin.node.crypto.PublicKey;

/** Two different messages that one key signed for one height, round and phase: proof that its owner is faulty. */
public sealed interface Evidence {
    /** The key that signed both. */
    PublicKey signer();

    long height();

    int round();

    record TwoVotes(VerifiedVote first, VerifiedVote second) implements Evidence {
        @Override
        public PublicKey signer() {
            return first.vote().voter();
        }

        @Override
        public long height() {
            return first.vote().height();
        }

        @Override
        public int round() {
            return first.vote().round();
        }
    }

    record TwoProposals(VerifiedProposal first, VerifiedProposal second) implements Evidence {
        @Override
        public PublicKey signer() {
            return first.proposal().proposer();
        }

        @Override
        public long height() {
            return first.proposal().height();
        }

        @Override
        public int round() {
            return first.proposal().round();
        }
    }
}
