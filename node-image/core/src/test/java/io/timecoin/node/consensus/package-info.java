/** Tests of consensus: each rule by itself, and whole networks under a virtual clock and without one. */
@NullMarked
package io.timecoin.node.consensus;

import org.jspecify.annotations.NullMarked;
