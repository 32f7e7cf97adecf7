package io.timecoin.node.simulation;

import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.BlockRules;
import io.timecoin.node.chain.ChainState;
import io.timecoin.node.chain.Genesis;
import io.timecoin.node.chain.Rewards;
import io.timecoin.node.chain.TxOutput;
import io.timecoin.node.chain.Utxo;
import io.timecoin.node.chain.UtxoChange;
import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.consensus.CommitCertificate;
import io.timecoin.node.consensus.CommitSignature;
import io.timecoin.node.consensus.ConsensusRecord;
import io.timecoin.node.consensus.ConsensusVerifier;
import io.timecoin.node.consensus.ConsensusWire;
import io.timecoin.node.consensus.HeightContext;
import io.timecoin.node.consensus.Verification.Ok;
import io.timecoin.node.core.NodeEffect;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.SignatureVerifier;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.masternode.MemberSet;
import io.timecoin.node.masternode.Membership;
import io.timecoin.node.sync.BlockSource;
import io.timecoin.node.wire.ConsensusMessage.BlockProposal;
import io.timecoin.node.wire.ConsensusMessage.BlockVote;
import io.timecoin.node.wire.Message;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What holds in every run, whatever happens (consensus.md §1): one block for a height, with a valid certificate, the
 * reward that is due, one UTXO set and the masternodes that follow from it; nobody honest signs twice, or says what is not on its disk; no node forgets a
 * height, and none halts.
 */
final class Invariants implements Observer {
    private static final String PROPOSAL = "PROPOSAL";

    private record Decided(Hash block, Hash utxo) {}

    private record Precommit(long height, int round, CommitSignature signature) {}

    private record Place(String key, long height, long round, String kind) {}

    private final Genesis genesis;
    private final Hash chainId;
    private final SignatureVerifier signatures;
    private final Predicate<VirtualNode> excused;
    private final TreeMap<Long, Decided> decided = new TreeMap<>();
    private final TreeMap<Long, Membership> membership = new TreeMap<>();
    private final Set<Precommit> verified = new HashSet<>();
    private final Map<Place, Bytes> signed = new HashMap<>();
    private final Map<VirtualNode, Long> heights = new HashMap<>();
    private long commits;

    /**
     * Invariants of one network.
     *
     * @param excused nodes whose keys may sign anything
     */
    Invariants(Genesis genesis, SignatureVerifier signatures, Predicate<VirtualNode> excused) {
        this.genesis = genesis;
        this.chainId = genesis.hash();
        this.signatures = signatures;
        this.excused = excused;
        ChainState first = ChainState.genesis(genesis);
        decided.put(0L, new Decided(first.hash(), first.utxo().digest()));
        membership.put(0L, Membership.genesis(genesis.memberSet()));
    }

    /** Blocks committed, by all nodes. */
    long commits() {
        return commits;
    }

    /** Whether the key of the node has signed a proposal. */
    boolean hasProposed(VirtualNode node) {
        String key = node.signer().publicKey().toHex();
        return signed.keySet().stream()
                .anyMatch(place -> place.key().equals(key) && place.kind().equals(PROPOSAL));
    }

    /** The disk of the node was lost: it may be at any height again. */
    void forgive(VirtualNode node) {
        heights.remove(node);
    }

    @Override
    public void started(VirtualNode node) {
        long before = heights.getOrDefault(node, 0L);
        require(
                node.height() >= before,
                "%s starts at height %d and had %d".formatted(node, node.height(), before));
        BlockSource blocks = node.disk().load().blocks();
        for (long next = decided.lastKey() + 1; next <= node.height(); next++) {
            blocks.block(next).ifPresent(this::learn);
        }
    }

    /** A block of a history that nobody lived through. */
    private void learn(CertifiedBlock block) {
        decided.put(block.height(), new Decided(block.block().hash(), block.certificate().utxo()));
        follow(block.block());
    }

    private void follow(Block block) {
        membership.put(
                block.height(),
                membership
                        .lastEntry()
                        .getValue()
                        .after(block, genesis.type(), genesis.admission()));
    }

    /** Who decides a height. */
    private MemberSet members(long height) {
        return membership.floorEntry(height - 1).getValue().set();
    }

    @Override
    public void performed(VirtualNode node, NodeEffect effect) {
        switch (effect) {
            case NodeEffect.Commit(
                            CertifiedBlock block,
                            ChainState after,
                            var changes,
                            var changed) ->
                    committed(node, block, after, changes, changed);
            case NodeEffect.KeepOld(CertifiedBlock block) -> keptOld(node, block);
            case NodeEffect.ReplaceCertificate(CommitCertificate certificate) -> check(certificate);
            case NodeEffect.Send(_, Message message) -> sent(node, message);
            case NodeEffect.Halt(String reason) -> throw new Violation(node + " halts: " + reason);
            case NodeEffect.Persist _,
                    NodeEffect.Lock _,
                    NodeEffect.Contest _,
                    NodeEffect.Adopted _,
                    NodeEffect.KeepCertificate _,
                    NodeEffect.Answer _,
                    NodeEffect.Notify _,
                    NodeEffect.Dial _,
                    NodeEffect.Encrypt _,
                    NodeEffect.HandshakeDone _,
                    NodeEffect.Close _,
                    NodeEffect.Arm _,
                    NodeEffect.Report _ -> {}
        }
    }

    private void keptOld(VirtualNode node, CertifiedBlock block) {
        check(block.certificate());
        require(
                block.block().hash().equals(decidedAt(block.height()).block())
                        && BlockRules.faultOfBody(block.block()).isEmpty(),
                "%s keeps another block at height %d".formatted(node, block.height()));
    }

    private void committed(
            VirtualNode node,
            CertifiedBlock block,
            ChainState after,
            List<UtxoChange> changes,
            Optional<Membership> changed) {
        commits++;
        heights.put(node, block.height());
        Decided here = new Decided(block.block().hash(), after.utxo().digest());
        Decided first = decided.putIfAbsent(block.height(), here);
        require(
                first == null || first.equals(here),
                "%s commits %s at height %d, where %s is committed"
                        .formatted(node, here, block.height(), first));
        if (first == null) {
            checkRewards(block.block(), changes);
            follow(block.block());
        }
        require(
                changed.orElse(membership.floorEntry(block.height() - 1).getValue())
                        .equals(membership.get(block.height())),
                "%s counts other masternodes after height %d".formatted(node, block.height()));
        check(block.certificate());
    }

    /** The members share the reward and what the spends leave over. */
    private void checkRewards(Block block, List<UtxoChange> changes) {
        List<Member> members = members(block.height()).members();
        List<Long> due =
                Rewards.split(
                        Rewards.perBlock(members.size()) + fees(block, changes),
                        members.stream().map(Member::tier).toList());
        List<Long> paid =
                block.transactions().getFirst().outputs().stream().map(TxOutput::value).toList();
        require(paid.equals(due), "block %d pays %s".formatted(block.height(), paid));
    }

    private static long fees(Block block, List<UtxoChange> changes) {
        long fees =
                block.transactions().getFirst().outputs().stream().mapToLong(TxOutput::value).sum();
        for (UtxoChange change : changes) {
            fees +=
                    switch (change) {
                        case UtxoChange.Created(Utxo utxo) -> -utxo.value();
                        case UtxoChange.Spent(Utxo utxo) -> utxo.value();
                    };
        }
        return fees;
    }

    private void check(CommitCertificate certificate) {
        Decided here = decidedAt(certificate.height());
        Decided below = decidedAt(certificate.height() - 1);
        if (!here.equals(new Decided(certificate.block(), certificate.utxo()))) {
            throw new Violation("the certificate is of something else: " + certificate);
        }
        List<Precommit> precommits = precommits(certificate);
        long voters = precommits.stream().map(one -> one.signature().voter()).distinct().count();
        MemberSet members = members(certificate.height());
        boolean holds = voters == precommits.size() && voters >= members.quorum();
        // Every node has the same signatures in another order: each needs one look.
        if (!verified.containsAll(precommits)) {
            HeightContext context =
                    new HeightContext(chainId, certificate.height(), below.block(), members);
            holds &= new ConsensusVerifier(context, signatures).verify(certificate) instanceof Ok;
        }
        if (!holds) {
            throw new Violation("the certificate does not hold: " + certificate);
        }
        verified.addAll(precommits);
    }

    private static List<Precommit> precommits(CommitCertificate certificate) {
        return certificate.signatures().stream()
                .map(signature ->
                        new Precommit(certificate.height(), certificate.round(), signature))
                .toList();
    }

    private Decided decidedAt(long height) {
        return Optional.ofNullable(decided.get(height))
                .orElseThrow(() -> new Violation("nothing is decided at height " + height));
    }

    private void sent(VirtualNode node, Message message) {
        String own = node.signer().publicKey().toHex();
        if (message instanceof BlockVote vote && vote.voter().equals(own)) {
            var extension = vote.extension().orElseThrow();
            once(
                    node,
                    new Place(own, vote.height(), extension.round(), extension.phase().name()),
                    vote.signature(),
                    record ->
                            record.votes().stream()
                                    .anyMatch(known -> ConsensusWire.toWire(known).equals(vote)));
        } else if (message instanceof BlockProposal proposal && proposal.proposer().equals(own)) {
            once(
                    node,
                    new Place(own, proposal.block().height(), proposal.round(), PROPOSAL),
                    proposal.signature(),
                    record ->
                            record.proposals().stream()
                                    .anyMatch(
                                            known -> ConsensusWire.toWire(known).equals(proposal)));
        }
    }

    /**
     * A place is signed once, and what is signed there was on disk before it left: itself, or that the node has gone on to
     * later rounds or heights and will not come back.
     */
    private void once(
            VirtualNode node, Place place, Bytes signature, Predicate<ConsensusRecord> holds) {
        if (excused.test(node)) {
            return;
        }
        Bytes first = signed.putIfAbsent(place, signature);
        require(first == null || first.equals(signature), node + " signs twice: " + place);
        require(
                first != null
                        || node.disk()
                                .record()
                                .filter(holds.or(record -> isBeyond(record, place)))
                                .isPresent(),
                node + " sends what is not on its disk: " + place);
    }

    private static boolean isBeyond(ConsensusRecord record, Place place) {
        return record.height() > place.height()
                || (record.height() == place.height() && record.round() > place.round() + 1);
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new Violation(sentence);
        }
    }
}
