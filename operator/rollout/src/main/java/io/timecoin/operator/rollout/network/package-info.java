/** What was seen of a network: its masternodes, their answers, and what follows for its quorum. */
@NullMarked
package io.timecoin.operator.rollout.network;

import org.jspecify.annotations.NullMarked;
