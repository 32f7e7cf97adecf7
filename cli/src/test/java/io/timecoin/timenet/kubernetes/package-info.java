/** Tests of what needs no cluster. */
@NullMarked
package io.timecoin.timenet.kubernetes;

import org.jspecify.annotations.NullMarked;
