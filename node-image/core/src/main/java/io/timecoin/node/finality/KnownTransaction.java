package io.timecoin.node.finality;

import io.timecoin.node.chain.Transaction;
import java.util.Optional;

/**
 * What a node can tell others of a transaction.
 *
 * @param certificate the newest that it has
 */
public record KnownTransaction(
        Transaction transaction, Optional<FinalityCertificate> certificate) {}
