package io.timecoin.node.finality;

import io.timecoin.node.chain.Transaction;
import io.timecoin.node.crypto.Hash;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a transaction stands that is in no block yet.
 *
 * @param bytes of its binary form
 * @param fee units of 10^-8 TIME; 0 while it waits for something that it spends
 * @param votes approvals that this node knows of
 * @param masternodes how many could approve
 * @param certificate once a quorum has approved it
 */
public record PendingView(
        Hash txid,
        Transaction transaction,
        long bytes,
        long fee,
        Instant arrivedAt,
        int votes,
        int masternodes,
        Optional<FinalityCertificate> certificate) {}
