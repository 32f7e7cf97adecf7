/** Images of the local platform: built distributions of the node, kept by tag. */
@NullMarked
package io.timecoin.timenet.image;

import org.jspecify.annotations.NullMarked;
