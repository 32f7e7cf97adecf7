/**
 * Inputs that nobody thought of. Ordinary test runs replay the corpus in the resources; with {@code JAZZER_FUZZ=1} one
 * test at a time searches for new inputs, guided by the code that they reach (CONTRIBUTING.md).
 */
@NullMarked
package io.timecoin.node.fuzz;

import org.jspecify.annotations.NullMarked;
