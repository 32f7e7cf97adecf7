/** Tendermint for one height as a state machine, with its votes, certificates and evidence. */
@NullMarked
package io.timecoin.node.consensus;

import org.jspecify.annotations.NullMarked;
