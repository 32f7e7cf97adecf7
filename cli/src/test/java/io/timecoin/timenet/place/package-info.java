/** Tests of what all places share. */
@NullMarked
package io.timecoin.timenet.place;

import org.jspecify.annotations.NullMarked;
