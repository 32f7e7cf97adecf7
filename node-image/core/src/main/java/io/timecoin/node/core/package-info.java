/** The whole node as one state machine: events in, effects out. */
@NullMarked
package io.timecoin.node.core;

import org.jspecify.annotations.NullMarked;
