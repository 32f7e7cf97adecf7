/** Tests: the command line as a whole. */
@NullMarked
package io.timecoin.timenet;

import org.jspecify.annotations.NullMarked;
