/** The commands of timenet, one small class each. */
@NullMarked
package io.timecoin.timenet.command;

import org.jspecify.annotations.NullMarked;
