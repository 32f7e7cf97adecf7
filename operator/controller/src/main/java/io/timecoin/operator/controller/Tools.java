package io.timecoin.operator.controller;

import io.timecoin.operator.controller.metrics.OperatorMetrics;
import io.timecoin.operator.controller.observe.Observer;
import io.timecoin.operator.platform.NodeClient;
import java.time.Clock;

/** What every pass works with. */
record Tools(
        Observer observer, NodeClient nodes, OperatorMetrics metrics, Caches caches, Clock clock) {}
