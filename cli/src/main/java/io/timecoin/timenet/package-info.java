/** The command line: where it starts, what its exit codes mean, and how failures are told. */
@NullMarked
package io.timecoin.timenet;

import org.jspecify.annotations.NullMarked;
