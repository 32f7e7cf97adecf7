package io.timecoin.node.app;

import io.timecoin.node.core.NodeEffect;
import io.timecoin.node.core.NodeEvent;
import java.time.Instant;
import java.util.List;

/** What the loop drives: {@code NodeCore::step}, or a scripted one in tests. */
@FunctionalInterface
interface StateMachine {
    /** Takes in one event and tells what is to be done, in order. */
    List<NodeEffect> step(NodeEvent event, Instant now);
}
