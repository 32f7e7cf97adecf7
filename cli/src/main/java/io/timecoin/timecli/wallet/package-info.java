/** Commands that use a wallet: they make, show and restore it, and send what it holds. */
@NullMarked
package io.timecoin.timecli.wallet;

import org.jspecify.annotations.NullMarked;
