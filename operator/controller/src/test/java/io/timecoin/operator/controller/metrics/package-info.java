/** What the operator counts, by its names. */
@NullMarked
package io.timecoin.operator.controller.metrics;

import org.jspecify.annotations.NullMarked;
