/** Tests: what a benchmark reads and prints. */
@NullMarked
package io.timecoin.timenet.bench;

import org.jspecify.annotations.NullMarked;
