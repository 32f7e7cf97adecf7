/** Tests: Processes of this machine. */
@NullMarked
package io.timecoin.timenet.local;

import org.jspecify.annotations.NullMarked;
