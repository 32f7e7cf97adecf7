/** Tests of what is told to people. */
@NullMarked
package io.timecoin.operator.controller.status;

import org.jspecify.annotations.NullMarked;
