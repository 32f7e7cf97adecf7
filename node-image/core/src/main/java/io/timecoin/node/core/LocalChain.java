package io.timecoin.node.core;

import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.BlockBuilder;
import io.timecoin.node.chain.BlockRules;
import io.timecoin.node.chain.BlockVerdict;
import io.timecoin.node.chain.BlockVerdict.Invalid;
import io.timecoin.node.chain.BlockVerdict.Valid;
import io.timecoin.node.chain.BlockVerdict.Violation;
import io.timecoin.node.chain.ChainState;
import io.timecoin.node.chain.Genesis;
import io.timecoin.node.chain.TransactionRules;
import io.timecoin.node.chain.UtxoOverlay;
import io.timecoin.node.chain.UtxoSource;
import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.consensus.CommitCertificate;
import io.timecoin.node.consensus.HeightContext;
import io.timecoin.node.consensus.Validity;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.SignatureVerifier;
import io.timecoin.node.finality.Includable;
import io.timecoin.node.masternode.Admission;
import io.timecoin.node.masternode.MemberSet;
import io.timecoin.node.masternode.Membership;
import io.timecoin.node.sync.BlockSource;
import io.timecoin.node.sync.TrustedBlock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The chain as this node holds it: its head, what may follow it, and what committing a block means. */
final class LocalChain implements BlockSource {
    private final Genesis genesis;
    private final Optional<TrustedBlock> trusted;
    private final Hash chainId;
    private final BlockRules rules;
    private final CurrentStep step;
    private final BlockSource stored;

    /** The outputs of the store with what this step has committed, which is written at its end. */
    private final UtxoOverlay unspent;

    /** The highest blocks, newest first. They are served from here until the store has written them. */
    private final Deque<CertifiedBlock> recent = new ArrayDeque<>();

    private final List<Block> committed = new ArrayList<>();
    private ChainState head;
    private Membership membership;

    /** Who decided the head; after a start taken to be who decides the next height. */
    private MemberSet decidedBy;

    /** The block checked last: consensus asks for the verdict first and commits later. */
    private Optional<Checked> checked = Optional.empty();

    private record Checked(Hash parent, Block block, BlockVerdict verdict) {}

    LocalChain(
            NodeSettings settings,
            SignatureVerifier signatures,
            StoredChain found,
            CurrentStep step) {
        this.genesis = settings.genesis();
        this.trusted = settings.sync().trusted();
        this.chainId = genesis.hash();
        this.rules =
                new BlockRules(
                        genesis,
                        new TransactionRules(
                                genesis.type(), chainId, genesis.admission(), signatures));
        this.step = step;
        this.stored = found.blocks();
        this.unspent = new UtxoOverlay(found.unspent());
        this.head = found.head();
        this.membership = found.membership();
        this.decidedBy = membership.set();
        long lowest = Math.max(0, head.height() - NodeStatus.Chain.RECENT + 1);
        for (long height = lowest; height <= head.height(); height++) {
            stored.block(height).ifPresent(recent::addFirst);
        }
    }

    /** A new step begins: what the one before committed has been written. */
    void beginStep() {
        unspent.clear();
    }

    /** The masternodes of the height above the head. */
    MemberSet members() {
        return membership.set();
    }

    /** The masternodes of that height, of the sets before, and who waits to join or leave. */
    Membership membership() {
        return membership;
    }

    /** Whether the key decides the height above the head, or decided the head: its votes for that may still come. */
    boolean isVoter(PublicKey key) {
        return membership.set().contains(key) || decidedBy.contains(key);
    }

    /** Whether the masternodes may change, so that those of far heights are not known. */
    boolean mayChangeMembers() {
        return genesis.admission() != Admission.CLOSED;
    }

    Hash chainId() {
        return chainId;
    }

    TransactionRules transactionRules() {
        return rules.rules();
    }

    /** The outputs that are unspent after the head. */
    UtxoSource unspent() {
        return unspent;
    }

    ChainState head() {
        return head;
    }

    long height() {
        return head.height();
    }

    List<CertifiedBlock> recent() {
        return List.copyOf(recent);
    }

    /** Hash of the block under one that is there. */
    Hash below(long height) {
        return block(height).map(block -> block.block().header().previousHash()).orElse(Hash.ZERO);
    }

    /** What is fixed about the height above the head. */
    HeightContext next() {
        return context(head.height() + 1);
    }

    /** What is fixed about a height; above the next one the hash below it is unknown, and with it the leaders. */
    HeightContext context(long height) {
        Hash previous =
                height == head.height() + 1
                        ? head.hash()
                        : block(height - 1).map(below -> below.block().hash()).orElse(Hash.ZERO);
        MemberSet members = height == head.height() ? decidedBy : membership.set();
        return new HeightContext(chainId, height, previous, members);
    }

    Block buildNext(Includable content) {
        return BlockBuilder.next(genesis, head, members(), content.transactions(), content.fees());
    }

    /**
     * Whether a block may follow the head, as consensus asks it.
     *
     * @param signed whether the signatures of a transaction of this id are known to hold
     */
    Validity verdict(Block block, Predicate<Hash> signed) {
        return switch (check(block, signed)) {
            case Valid(ChainState after, _) -> new Validity.Valid(after.utxo().digest());
            case Invalid(Violation code, String sentence) ->
                    new Validity.Invalid(code + ": " + sentence);
        };
    }

    /**
     * Makes a block the new head. Its certificate has been checked.
     *
     * @return why it cannot follow the head, or nothing when it does
     */
    Optional<String> commit(CertifiedBlock certified, Predicate<Hash> signed) {
        if (!isTrusted(certified.block())) {
            return Optional.of("it is not the trusted block of its height");
        }
        return switch (check(certified.block(), signed)) {
            case Invalid(Violation code, String sentence) -> Optional.of(code + ": " + sentence);
            case Valid(ChainState after, var changes) -> {
                Hash utxo = after.utxo().digest();
                if (!utxo.equals(certified.certificate().utxo())) {
                    yield Optional.of(
                            "its certificate names the UTXO set "
                                    + certified.certificate().utxo()
                                    + ", and this node has "
                                    + utxo);
                }
                Membership next =
                        membership.after(certified.block(), genesis.type(), genesis.admission());
                Optional<Membership> changed =
                        Optional.of(next).filter(other -> !other.equals(membership));
                head = after;
                decidedBy = membership.set();
                membership = next;
                unspent.apply(changes);
                committed.add(certified.block());
                checked = Optional.empty();
                remember(certified);
                step.add(new NodeEffect.Commit(certified, after, changes, changed));
                yield Optional.empty();
            }
        };
    }

    private boolean isTrusted(Block block) {
        return trusted.filter(known -> !known.admits(block.height(), block.hash())).isEmpty();
    }

    /** Hands over the blocks committed since the last call, from the lowest. */
    List<Block> takeCommitted() {
        List<Block> taken = List.copyOf(committed);
        committed.clear();
        return taken;
    }

    /** Keeps a certificate of the head that has more signatures than the one before. */
    void growCertificate(CommitCertificate certificate) {
        CertifiedBlock newest = recent.removeFirst();
        recent.addFirst(new CertifiedBlock(newest.block(), certificate));
        step.add(new NodeEffect.ReplaceCertificate(certificate));
    }

    @Override
    public Optional<CertifiedBlock> block(long height) {
        if (height < 0 || height > head.height()) {
            return Optional.empty();
        }
        return recent.stream()
                .filter(certified -> certified.height() == height)
                .findFirst()
                .or(() -> stored.block(height));
    }

    private BlockVerdict check(Block block, Predicate<Hash> signed) {
        Hash parent = head.hash();
        return checked.filter(last -> last.parent().equals(parent) && last.block().equals(block))
                .map(Checked::verdict)
                .orElseGet(() -> {
                    BlockVerdict verdict = rules.check(head, members(), block, unspent, signed);
                    checked = Optional.of(new Checked(parent, block, verdict));
                    return verdict;
                });
    }

    private void remember(CertifiedBlock certified) {
        recent.addFirst(certified);
        if (recent.size() > NodeStatus.Chain.RECENT) {
            recent.removeLast();
        }
    }
}
