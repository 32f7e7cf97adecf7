/** Tests: Commands as people give them. */
@NullMarked
package io.timecoin.timenet.command;

import org.jspecify.annotations.NullMarked;
