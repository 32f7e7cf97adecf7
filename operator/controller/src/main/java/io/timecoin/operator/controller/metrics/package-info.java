/** What the operator counts and measures. */
@NullMarked
package io.timecoin.operator.controller.metrics;

import org.jspecify.annotations.NullMarked;
