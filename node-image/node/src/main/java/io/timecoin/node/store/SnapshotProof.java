package io.timecoin.node.store;

import io.timecoin.node.chain.Bincode;
import io.timecoin.node.chain.BlockBuilder;
import io.timecoin.node.chain.BlockHeader;
import io.timecoin.node.chain.BlockRules;
import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.consensus.ConsensusVerifier;
import io.timecoin.node.consensus.HeightContext;
import io.timecoin.node.consensus.Verification;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.masternode.Membership;
import io.timecoin.node.sync.TrustedBlock;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether a snapshot is of this network's chain, whoever made it (decision 12). The members of its height follow from
 * those of the genesis by the blocks that changed them, each certified by the members before it. A quorum of them signed
 * the block, and with it the digest of the outputs. The block pays these members and no others: so no change was left out.
 * The headers below lead to the first block or the trusted one, and have the changes in them.
 */
final class SnapshotProof {
    private final Path file;
    private final CopyProof proof;
    private final Map<Long, Hash> changes = new TreeMap<>();

    SnapshotProof(Path file, CopyProof proof) {
        this.file = file;
        this.proof = proof;
    }

    /**
     * What a snapshot has proven before its outputs.
     *
     * @param membership after the block
     */
    record Proven(CertifiedBlock block, Membership membership) {}

    /** Reads up to the outputs. */
    Proven read(SnapshotFile.In in) {
        Hash chain = decode(in.image(), Hash::new);
        if (!chain.equals(proof.genesis().hash())) {
            throw StoreRefused.foreignSnapshot(file, chain.toHex(), proof.genesis().hash().toHex());
        }
        CertifiedBlock block = block(in.image(), in.image());
        Membership members = members(in, block.height());
        checkCertificate(block, members);
        checkRewards(block, members);
        checkHeaders(in, block.block().header());
        return new Proven(
                block,
                members.after(block.block(), proof.genesis().type(), proof.genesis().admission()));
    }

    private CertifiedBlock block(Bytes block, Bytes certificate) {
        CertifiedBlock found =
                new CertifiedBlock(
                        decode(block, Bincode::decodeBlock),
                        decode(certificate, StoredForm::toCertificate));
        if (found.height() < 1 || !found.certificate().block().equals(found.block().hash())) {
            throw unproven(found.height(), "its certificate is of another block");
        }
        return found;
    }

    /** Who decides the height, by the changes that the snapshot tells. */
    private Membership members(SnapshotFile.In in, long height) {
        Membership members = Membership.genesis(proof.genesis().memberSet());
        long next = 1;
        for (Bytes image = in.image(); image.length() > 0; image = in.image()) {
            CertifiedBlock change = block(image, in.image());
            if (change.height() < next || change.height() >= height) {
                throw unproven(change.height(), "it is not in its place among the changes");
            }
            members = members.afterQuiet(change.height() - next);
            checkCertificate(change, members);
            changes.put(change.height(), change.block().hash());
            members =
                    members.after(
                            change.block(), proof.genesis().type(), proof.genesis().admission());
            next = change.height() + 1;
        }
        return members.afterQuiet(height - next);
    }

    private void checkCertificate(CertifiedBlock block, Membership members) {
        HeightContext context =
                new HeightContext(
                        proof.genesis().hash(),
                        block.height(),
                        block.block().header().previousHash(),
                        members.set());
        var verdict =
                new ConsensusVerifier(context, proof.signatures()).verify(block.certificate());
        if (verdict instanceof Verification.Refused<?>(var _, String sentence)) {
            throw unproven(block.height(), sentence);
        }
        BlockRules.faultOfBody(block.block())
                .ifPresent(fault -> {
                    throw unproven(block.height(), fault);
                });
    }

    private void checkRewards(CertifiedBlock block, Membership members) {
        long total = block.block().header().blockReward();
        if (!BlockBuilder.rewards(total, members.set()).equals(block.block().masternodeRewards())) {
            throw unproven(block.height(), "it pays other masternodes than the changes lead to");
        }
    }

    private void checkHeaders(SnapshotFile.In in, BlockHeader head) {
        BlockHeader above = head;
        checkTrusted(above.height(), head.hash());
        for (Bytes image = in.image(); image.length() > 0; image = in.image()) {
            BlockHeader header = decode(image, Bincode::decodeHeader);
            Hash hash = header.hash();
            if (header.height() != above.height() - 1 || !hash.equals(above.previousHash())) {
                throw unproven(above.height(), "its header does not follow the one below");
            }
            Hash change = changes.remove(header.height());
            if (change != null && !change.equals(hash)) {
                throw unproven(header.height(), "its change is of another chain");
            }
            checkTrusted(header.height(), hash);
            above = header;
        }
        checkBottom(above);
    }

    private void checkBottom(BlockHeader lowest) {
        if (lowest.height() == 1 && !lowest.previousHash().equals(proof.genesis().hash())) {
            throw unproven(1, "it does not follow the first block");
        }
        if (!changes.isEmpty()) {
            throw unproven(lowest.height(), "headers down to the changes are missing");
        }
        proof.trusted()
                .map(TrustedBlock::height)
                .filter(height -> height < lowest.height())
                .ifPresent(height -> {
                    throw StoreRefused.snapshotAbove(file, lowest.height(), height);
                });
    }

    private void checkTrusted(long height, Hash hash) {
        Optional<TrustedBlock> trusted = proof.trusted();
        if (trusted.isPresent() && !trusted.get().admits(height, hash)) {
            throw StoreRefused.untrusted(file, height, hash.toHex(), trusted.get().hash().toHex());
        }
    }

    private interface Decoder<T> {
        T decode(Bytes image);
    }

    private <T> T decode(Bytes image, Decoder<T> decoder) {
        try {
            return decoder.decode(image);
        } catch (IllegalArgumentException e) {
            throw StoreRefused.badSnapshot(file, "an image: " + e.getMessage());
        }
    }

    private StoreRefused unproven(long height, String why) {
        return StoreRefused.unprovenSnapshot(file, height, why);
    }
}
