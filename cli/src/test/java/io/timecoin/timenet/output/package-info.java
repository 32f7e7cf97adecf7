/** Tests: What people read. */
@NullMarked
package io.timecoin.timenet.output;

import org.jspecify.annotations.NullMarked;
