@NullMarked
package io.timecoin.wallet;

import org.jspecify.annotations.NullMarked;
