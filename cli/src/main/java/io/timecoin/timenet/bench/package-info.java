/** Benchmarks: programs that print medians, never tests that fail on a slow day. */
@NullMarked
package io.timecoin.timenet.bench;

import org.jspecify.annotations.NullMarked;
