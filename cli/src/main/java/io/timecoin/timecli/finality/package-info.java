/** Checks the proof that a transaction is final, without trusting the node that shows it. */
@NullMarked
package io.timecoin.timecli.finality;

import org.jspecify.annotations.NullMarked;
