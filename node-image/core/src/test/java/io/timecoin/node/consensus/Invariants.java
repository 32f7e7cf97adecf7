package io.timecoin.node.consensus;

import io.timecoin.node.chain.Block;
import io.timecoin.node.crypto.Hash;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What holds in every run whatever the network does (consensus.md §1); a breach ends the run. */
final class Invariants {
    private record Signing(int member, long height, int round, Object phase) {}

    private final TestNetwork network;
    private final Rules rules;
    private final Map<Long, Hash> decided = new HashMap<>();
    private final Set<ConsensusMessage> persisted = new HashSet<>();
    private final Map<Signing, Object> signed = new HashMap<>();

    /** Certificates are checked by the rules of the run, so that a wrong quorum must show as a fork. */
    Invariants(TestNetwork network, Rules rules) {
        this.network = network;
        this.rules = rules;
    }

    /** What the first member that decided the height has decided. */
    Optional<Hash> decidedAt(long height) {
        return Optional.ofNullable(decided.get(height));
    }

    static final class Breach extends AssertionError {
        private static final long serialVersionUID = 1L;

        Breach(String message) {
            super(message);
        }
    }

    void decided(HeightContext context, Block block, CommitCertificate certificate) {
        Hash first = decided.computeIfAbsent(block.height(), height -> block.hash());
        require(first.equals(block.hash()), "two blocks are decided at height " + block.height());
        require(certificate.block().equals(block.hash()), "a certificate is of another block");
        require(
                new ConsensusVerifier(context, network.signatures, rules).verify(certificate)
                        instanceof Verification.Ok,
                "a certificate does not hold");
    }

    void persists(ConsensusRecord record) {
        persisted.addAll(record.votes());
        persisted.addAll(record.proposals());
    }

    /** An honest member sends what it has signed: only after it is on disk, and never two things in one place. */
    void sends(int member, ConsensusMessage message) {
        require(persisted.contains(message), "a message is sent before it is persisted");
        Object kind =
                switch (message) {
                    case Vote vote -> vote.phase();
                    case Proposal _ -> "proposal";
                    case CommitCertificate _ -> throw new Breach("nobody signs a certificate");
                };
        once(new Signing(member, message.height(), message.round(), kind), message);
    }

    private void once(Signing place, Object content) {
        require(
                signed.computeIfAbsent(place, p -> content).equals(content),
                "a member signs twice: " + place);
    }

    static void require(boolean holds, String breach) {
        if (!holds) {
            throw new Breach(breach);
        }
    }
}
