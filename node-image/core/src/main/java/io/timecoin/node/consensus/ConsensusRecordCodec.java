package io.timecoin.node.consensus;

import io.timecoin.node.consensus.ConsensusRecord.Lock;
import io.timecoin.node.consensus.ConsensusRecord.Reading;
import io.timecoin.node.consensus.ConsensusRecord.ValidBlock;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Sha256;
import io.timecoin.node.crypto.Signature;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/** The stored form of a {@link ConsensusRecord}: a version, the fields, and the SHA-256 of all before it. */
final class ConsensusRecordCodec {
    private static final int VERSION = 1;

    private ConsensusRecordCodec() {}

    static Bytes write(ConsensusRecord record) {
        RecordWriter out = new RecordWriter();
        out.u8(VERSION);
        out.i64(record.height());
        out.i32(record.round());
        out.constant(record.step());
        out.optional(
                record.locked(),
                lock -> {
                    out.i32(lock.round());
                    out.fixed(lock.block().bytes());
                });
        out.optional(
                record.valid(),
                valid -> {
                    out.i32(valid.round());
                    BlockForm.write(out, valid.block());
                    out.list(valid.proof(), vote -> write(out, vote));
                });
        out.list(record.entry(), vote -> write(out, vote));
        out.list(record.proposals(), proposal -> write(out, proposal));
        out.list(record.votes(), vote -> write(out, vote));
        out.fixed(Sha256.hash(out.written()).bytes());
        return out.written();
    }

    static Reading read(Bytes stored) {
        try {
            return new Reading.Restored(record(new RecordReader(checked(stored))));
        } catch (CorruptRecordException e) {
            return new Reading.Corrupt("the consensus record is damaged: " + e.getMessage());
        }
    }

    private static byte[] checked(Bytes stored) throws CorruptRecordException {
        int length = stored.length() - Hash.LENGTH;
        if (length < 0) {
            throw new CorruptRecordException("it is shorter than its checksum");
        }
        byte[] all = stored.toArray();
        byte[] content = Arrays.copyOf(all, length);
        byte[] checksum = Arrays.copyOfRange(all, length, all.length);
        if (!Sha256.hash(Bytes.of(content)).bytes().equals(Bytes.of(checksum))) {
            throw new CorruptRecordException("its checksum does not match");
        }
        return content;
    }

    private static ConsensusRecord record(RecordReader in) throws CorruptRecordException {
        int version = in.u8();
        if (version != VERSION) {
            throw new CorruptRecordException(
                    "it has version " + version + ", this node reads version " + VERSION);
        }
        ConsensusRecord record =
                new ConsensusRecord(
                        in.i64(),
                        in.i32(),
                        in.constant(ConsensusStep.values()),
                        in.optional(() -> new Lock(in.i32(), BlockForm.hash(in))),
                        in.optional(() ->
                                new ValidBlock(
                                        in.i32(), BlockForm.read(in), in.list(() -> vote(in)))),
                        in.list(() -> vote(in)),
                        in.list(() -> proposal(in)),
                        in.list(() -> vote(in)));
        in.end();
        return record;
    }

    private static void write(RecordWriter out, Vote vote) {
        out.i64(vote.height());
        out.i32(vote.round());
        out.constant(vote.phase());
        out.optional(vote.block(), block -> out.fixed(block.bytes()));
        out.fixed(vote.utxo().bytes());
        out.fixed(vote.voter().bytes());
        out.fixed(vote.signature().bytes());
    }

    private static Vote vote(RecordReader in) throws CorruptRecordException {
        return new Vote(
                in.i64(),
                in.i32(),
                in.constant(Phase.values()),
                in.optional(() -> BlockForm.hash(in)),
                BlockForm.hash(in),
                new PublicKey(in.fixed(PublicKey.LENGTH)),
                new Signature(in.fixed(Signature.LENGTH)));
    }

    private static void write(RecordWriter out, Proposal proposal) {
        out.i64(proposal.height());
        out.i32(proposal.round());
        BlockForm.write(out, proposal.block());
        Optional<Integer> validRound = proposal.validRound().stream().boxed().findFirst();
        out.optional(validRound, out::i32);
        out.list(proposal.justification(), vote -> write(out, vote));
        out.fixed(proposal.proposer().bytes());
        out.fixed(proposal.signature().bytes());
    }

    private static Proposal proposal(RecordReader in) throws CorruptRecordException {
        return new Proposal(
                in.i64(),
                in.i32(),
                BlockForm.read(in),
                in.optional(in::i32).map(OptionalInt::of).orElse(OptionalInt.empty()),
                in.list(() -> vote(in)),
                new PublicKey(in.fixed(PublicKey.LENGTH)),
                new Signature(in.fixed(Signature.LENGTH)));
    }
}
