package io.timecoin.node.wire;

import static io.timecoin.node.wire.JsonNumbers.ROUND;
import static io.timecoin.node.wire.JsonNumbers.U64;
import static io.timecoin.node.wire.JsonTypes.BOOL;
import static io.timecoin.node.wire.JsonTypes.HASH;
import static io.timecoin.node.wire.JsonTypes.HASH_HEX;
import static io.timecoin.node.wire.JsonTypes.list;
import static io.timecoin.node.wire.JsonTypes.text;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.wire.ConsensusMessage.BlockCommit;
import io.timecoin.node.wire.ConsensusMessage.BlockProposal;
import io.timecoin.node.wire.ConsensusMessage.BlockVote;
import io.timecoin.node.wire.ConsensusMessage.CommitExtension;
import io.timecoin.node.wire.ConsensusMessage.CommitSignature;
import io.timecoin.node.wire.ConsensusMessage.ConsensusQuery;
import io.timecoin.node.wire.ConsensusMessage.ConsensusQueryResponse;
import io.timecoin.node.wire.ConsensusMessage.ProposalExtension;
import io.timecoin.node.wire.ConsensusMessage.VoteExtension;
import io.timecoin.node.wire.JsonVariants.Variant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** {@link ConsensusMessage} in JSON. */
final class ConsensusJson {
    private static final JsonType<String> MASTERNODE = text(Limits.ADDRESS);
    private static final JsonType<Bytes> SIGNATURE = JsonBytes.atMost(Limits.LOOSE_SIGNATURE_BYTES);
    private static final JsonType<VotePhase> PHASE =
            JsonTypes.constant(VotePhase.class, VotePhase::wireName);
    private static final JsonType<OptionalInt> OPTIONAL_ROUND =
            JsonTypes.optional(ROUND).map(ConsensusJson::toInt, ConsensusJson::toInteger);

    private static final JsonType<BlockVote> BLOCK_VOTE = blockVote();

    private static final JsonType<CommitSignature> COMMIT_SIGNATURE =
            JsonStruct.tuple(f -> {
                var voter = f.element(MASTERNODE, CommitSignature::voter);
                var signature = f.element(SIGNATURE, CommitSignature::signature);
                return row -> new CommitSignature(row.get(voter), row.get(signature));
            });

    static final JsonType<BlockCommit> BLOCK_COMMIT = blockCommit();

    static final List<Variant<? extends Message>> KINDS =
            List.of(
                    JsonVariants.fields(ConsensusQuery.class, query()),
                    JsonVariants.fields(ConsensusQueryResponse.class, queryResponse()),
                    JsonVariants.fields(BlockProposal.class, blockProposal()),
                    JsonVariants.fields(BlockVote.class, BLOCK_VOTE),
                    JsonVariants.fields(BlockCommit.class, BLOCK_COMMIT));

    private ConsensusJson() {}

    private static JsonType<ConsensusQuery> query() {
        return JsonStruct.named(f -> {
            var height = f.required("height", U64, ConsensusQuery::height);
            var hash = f.required("block_hash", HASH, ConsensusQuery::blockHash);
            return row -> new ConsensusQuery(row.get(height), row.get(hash));
        });
    }

    private static JsonType<ConsensusQueryResponse> queryResponse() {
        return JsonStruct.named(f -> {
            var agrees = f.required("agrees", BOOL, ConsensusQueryResponse::agrees);
            var height = f.required("height", U64, ConsensusQueryResponse::height);
            var hash = f.required("their_hash", HASH, ConsensusQueryResponse::theirHash);
            return row ->
                    new ConsensusQueryResponse(row.get(agrees), row.get(height), row.get(hash));
        });
    }

    private static JsonType<BlockProposal> blockProposal() {
        return JsonStruct.named(f -> {
            var block = f.required("block", ChainJson.BLOCK, BlockProposal::block);
            var proposer = f.required("proposer", MASTERNODE, BlockProposal::proposer);
            var signature = f.required("signature", SIGNATURE, BlockProposal::signature);
            var round = f.required("round", U64, BlockProposal::round);
            var validRound =
                    f.extra(
                            "valid_round",
                            OPTIONAL_ROUND,
                            m -> m.extension().map(ProposalExtension::validRound));
            var justification =
                    f.extra(
                            "justification",
                            list(BLOCK_VOTE, Limits.MASTERNODES),
                            m -> m.extension().map(ProposalExtension::justification));
            return row ->
                    new BlockProposal(
                            row.get(block),
                            row.get(proposer),
                            row.get(signature),
                            row.get(round),
                            allOrNone(
                                    () ->
                                            new ProposalExtension(
                                                    row.get(validRound).orElseThrow(),
                                                    row.get(justification).orElseThrow()),
                                    row.get(validRound),
                                    row.get(justification)));
        });
    }

    private static JsonType<BlockVote> blockVote() {
        return JsonStruct.named(f -> {
            var hash = f.required("block_hash", HASH, BlockVote::blockHash);
            var height = f.required("height", U64, BlockVote::height);
            var voter = f.required("voter", MASTERNODE, BlockVote::voter);
            var signature = f.required("signature", SIGNATURE, BlockVote::signature);
            var approve = f.required("approve", BOOL, BlockVote::approve);
            var round = f.extra("round", ROUND, m -> m.extension().map(VoteExtension::round));
            var phase = f.extra("phase", PHASE, m -> m.extension().map(VoteExtension::phase));
            var utxo = f.extra("utxo", HASH_HEX, m -> m.extension().map(VoteExtension::utxo));
            return row ->
                    new BlockVote(
                            row.get(hash),
                            row.get(height),
                            row.get(voter),
                            row.get(signature),
                            row.get(approve),
                            allOrNone(
                                    () ->
                                            new VoteExtension(
                                                    row.get(round).orElseThrow(),
                                                    row.get(phase).orElseThrow(),
                                                    row.get(utxo).orElseThrow()),
                                    row.get(round),
                                    row.get(phase),
                                    row.get(utxo)));
        });
    }

    private static JsonType<BlockCommit> blockCommit() {
        return JsonStruct.named(f -> {
            var hash = f.required("block_hash", HASH, BlockCommit::blockHash);
            var height = f.required("height", U64, BlockCommit::height);
            var signatures =
                    f.required(
                            "signatures",
                            list(COMMIT_SIGNATURE, Limits.MASTERNODES),
                            BlockCommit::signatures);
            var round = f.extra("round", ROUND, m -> m.extension().map(CommitExtension::round));
            var utxo = f.extra("utxo", HASH_HEX, m -> m.extension().map(CommitExtension::utxo));
            return row ->
                    new BlockCommit(
                            row.get(hash),
                            row.get(height),
                            row.get(signatures),
                            allOrNone(
                                    () ->
                                            new CommitExtension(
                                                    row.get(round).orElseThrow(),
                                                    row.get(utxo).orElseThrow()),
                                    row.get(round),
                                    row.get(utxo)));
        });
    }

    /** An extension is there with all of its fields or not at all. */
    private static <E> Optional<E> allOrNone(Supplier<E> extension, Optional<?>... fields) {
        long present = Stream.of(fields).filter(Optional::isPresent).count();
        if (present == 0) {
            return Optional.empty();
        }
        if (present < fields.length) {
            throw new IllegalArgumentException("the extension lacks a field");
        }
        return Optional.of(extension.get());
    }

    private static OptionalInt toInt(Optional<Integer> value) {
        return value.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    private static Optional<Integer> toInteger(OptionalInt value) {
        return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
    }
}
