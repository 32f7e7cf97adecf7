/** Tests of writing. */
@NullMarked
package io.timecoin.operator.controller.apply;

import org.jspecify.annotations.NullMarked;
