/** What every platform does alike: genesis, keys and peers of a network's nodes, and asking them how they are. */
@NullMarked
package io.timecoin.operator.platform;

import org.jspecify.annotations.NullMarked;
