/** {@code time-cli}: the command line for people who use a network, as {@code timenet} is for people who run one. */
@NullMarked
package io.timecoin.timecli;

import org.jspecify.annotations.NullMarked;
