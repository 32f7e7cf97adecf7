/** Makes what benchmarks of whole nodes start from. */
@NullMarked
package io.timecoin.node.bench;

import org.jspecify.annotations.NullMarked;
