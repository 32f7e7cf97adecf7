/** Load: real clients over RPC with many owners, chained spends and double spends, and what became of every one. */
@NullMarked
package io.timecoin.timenet.load;

import org.jspecify.annotations.NullMarked;
