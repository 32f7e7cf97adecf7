package io.timecoin.node.consensus;

import io.timecoin.node.chain.Bincode;
import io.timecoin.node.chain.BincodeException;
import io.timecoin.node.chain.BincodeReader;
import io.timecoin.node.chain.BincodeWriter;
import io.timecoin.node.chain.Block;
import io.timecoin.node.consensus.ConsensusRecord.Lock;
import io.timecoin.node.consensus.ConsensusRecord.Reading;
import io.timecoin.node.consensus.ConsensusRecord.ValidBlock;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Sha256;
import io.timecoin.node.crypto.Signature;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** The stored form of a {@link ConsensusRecord}: a version, the fields, and the SHA-256 of all before it. */
final class ConsensusRecordCodec {
    private static final int VERSION = 1;

    /** Lists are of votes and proposals, which take more; it bounds what a damaged length can set aside. */
    private static final int LEAST_ELEMENT_BYTES = Hash.LENGTH;

    private ConsensusRecordCodec() {}

    static Bytes write(ConsensusRecord record) {
        BincodeWriter out = new BincodeWriter();
        out.u32(VERSION)
                .u64(record.height())
                .u32(record.round())
                .text(record.step().name())
                .list(
                        record.locked().stream().toList(),
                        lock -> out.raw(lock.block().bytes()).u32(lock.round()))
                .list(record.valid().stream().toList(), valid -> write(out, valid))
                .list(record.entry(), vote -> write(out, vote))
                .list(record.proposals(), proposal -> write(out, proposal))
                .list(record.votes(), vote -> write(out, vote));
        return out.raw(Sha256.hash(out.toBytes()).bytes()).toBytes();
    }

    static Reading read(Bytes stored) {
        try {
            return new Reading.Restored(record(new BincodeReader(checked(stored))));
        } catch (BincodeException e) {
            return new Reading.Corrupt("the consensus record is damaged " + e.getMessage());
        } catch (IllegalArgumentException e) {
            return new Reading.Corrupt("the consensus record is damaged: " + e.getMessage());
        }
    }

    private static Bytes checked(Bytes stored) {
        int length = stored.length() - Hash.LENGTH;
        if (length < 0) {
            throw new IllegalArgumentException("it is shorter than its checksum");
        }
        byte[] all = stored.toArray();
        Bytes content = Bytes.of(Arrays.copyOf(all, length));
        Bytes checksum = Bytes.of(Arrays.copyOfRange(all, length, all.length));
        if (!Sha256.hash(content).bytes().equals(checksum)) {
            throw new IllegalArgumentException("its checksum does not match");
        }
        return content;
    }

    private static ConsensusRecord record(BincodeReader in) {
        int version = in.u32();
        if (version != VERSION) {
            throw in.malformed("version " + version + ", this node reads version " + VERSION);
        }
        ConsensusRecord record =
                new ConsensusRecord(
                        in.u64(),
                        in.u32(),
                        ConsensusStep.valueOf(in.text()),
                        optional(in, () -> lock(in)),
                        optional(in, () -> validBlock(in)),
                        votes(in),
                        in.list(LEAST_ELEMENT_BYTES, () -> proposal(in)),
                        votes(in));
        in.end();
        return record;
    }

    private static <T> Optional<T> optional(BincodeReader in, Supplier<T> element) {
        List<T> elements = in.list(LEAST_ELEMENT_BYTES, element);
        if (elements.size() > 1) {
            throw in.malformed("more than one of what there is once");
        }
        return elements.stream().findFirst();
    }

    private static Lock lock(BincodeReader in) {
        Hash block = in.hash();
        return new Lock(in.u32(), block);
    }

    private static void write(BincodeWriter out, ValidBlock valid) {
        out.u32(valid.round())
                .bytes(Bincode.encode(valid.block()))
                .list(valid.proof(), vote -> write(out, vote));
    }

    private static ValidBlock validBlock(BincodeReader in) {
        return new ValidBlock(in.u32(), Bincode.decodeBlock(in.bytes()), votes(in));
    }

    private static void write(BincodeWriter out, Vote vote) {
        out.u64(vote.height())
                .u32(vote.round())
                .text(vote.phase().name())
                .list(vote.block().stream().toList(), block -> out.raw(block.bytes()))
                .raw(vote.utxo().bytes())
                .raw(vote.voter().bytes())
                .raw(vote.signature().bytes());
    }

    private static List<Vote> votes(BincodeReader in) {
        return in.list(LEAST_ELEMENT_BYTES, () -> vote(in));
    }

    private static Vote vote(BincodeReader in) {
        return new Vote(
                in.u64(),
                in.u32(),
                Phase.valueOf(in.text()),
                optional(in, in::hash),
                in.hash(),
                publicKey(in),
                signature(in));
    }

    private static void write(BincodeWriter out, Proposal proposal) {
        out.u64(proposal.height())
                .u32(proposal.round())
                .bytes(Bincode.encode(proposal.block()))
                .u32(proposal.validRound().orElse(SignedBytes.NO_ROUND))
                .list(proposal.justification(), vote -> write(out, vote))
                .raw(proposal.proposer().bytes())
                .raw(proposal.signature().bytes());
    }

    private static Proposal proposal(BincodeReader in) {
        long height = in.u64();
        int round = in.u32();
        Block block = Bincode.decodeBlock(in.bytes());
        int validRound = in.u32();
        return new Proposal(
                height,
                round,
                block,
                validRound == SignedBytes.NO_ROUND
                        ? OptionalInt.empty()
                        : OptionalInt.of(validRound),
                votes(in),
                publicKey(in),
                signature(in));
    }

    private static PublicKey publicKey(BincodeReader in) {
        return new PublicKey(in.raw(PublicKey.LENGTH));
    }

    private static Signature signature(BincodeReader in) {
        return new Signature(in.raw(Signature.LENGTH));
    }
}
