/** Networks of real processes on this machine, driven through the command line as a person would. */
@NullMarked
package io.timecoin.e2e;

import org.jspecify.annotations.NullMarked;
