/** Tiers and the set of masternodes that decides a height. */
@NullMarked
package io.timecoin.node.masternode;

import org.jspecify.annotations.NullMarked;
