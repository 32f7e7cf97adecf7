/** Which blocks a node lacks, whom it asks for them, and when it may take part in consensus. */
@NullMarked
package io.timecoin.node.sync;

import org.jspecify.annotations.NullMarked;
