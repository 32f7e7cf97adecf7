/** Container images. */
@NullMarked
package io.timecoin.timenet.container;

import org.jspecify.annotations.NullMarked;
