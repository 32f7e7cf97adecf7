/** The process: configuration, keys, the loop that performs effects, start and stop. */
@NullMarked
package io.timecoin.node.app;

import org.jspecify.annotations.NullMarked;
