/** Who the masternodes of a network are: their keys, and the genesis that names them. Made once, guarded ever after. */
@NullMarked
package io.timecoin.operator.controller.identity;

import org.jspecify.annotations.NullMarked;
