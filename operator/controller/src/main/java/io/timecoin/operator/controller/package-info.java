/** The operator on Kubernetes: looks at a TimeNetwork, lets the rollout core decide, and does what follows. */
@NullMarked
package io.timecoin.operator.controller;

import org.jspecify.annotations.NullMarked;
