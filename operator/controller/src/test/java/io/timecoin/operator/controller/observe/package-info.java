/** Tests of looking. */
@NullMarked
package io.timecoin.operator.controller.observe;

import org.jspecify.annotations.NullMarked;
