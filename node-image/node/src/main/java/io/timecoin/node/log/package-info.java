/** What people and programs read in a node's log: one line per event, with its fields. */
@NullMarked
package io.timecoin.node.log;

import org.jspecify.annotations.NullMarked;
