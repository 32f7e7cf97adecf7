/** A person's keys and coins: where they are kept, how they are made again from words, which ones pay for what. */
@NullMarked
package io.timecoin.wallet;

import org.jspecify.annotations.NullMarked;
