/** Container images of node and operator, made without a container daemon. */
@NullMarked
package io.timecoin.timenet.container;

import org.jspecify.annotations.NullMarked;
