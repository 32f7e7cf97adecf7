/** Blocks, transactions, the UTXO set, rewards, genesis and the rules that make a block valid. */
@NullMarked
package io.timecoin.node.chain;

import org.jspecify.annotations.NullMarked;
