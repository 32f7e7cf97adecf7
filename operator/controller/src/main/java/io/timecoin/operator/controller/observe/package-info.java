/** Looking: what informers hold of a network, and what its nodes answer. */
@NullMarked
package io.timecoin.operator.controller.observe;

import org.jspecify.annotations.NullMarked;
