/** Blocks, certificates, UTXO set and consensus record on disk: written atomically, checked when opened. */
@NullMarked
package io.timecoin.node.store;

import org.jspecify.annotations.NullMarked;
