/** Instant finality of transactions: approvals, locks, certificates and the pool of what is not in a block yet. */
@NullMarked
package io.timecoin.node.finality;

import org.jspecify.annotations.NullMarked;
