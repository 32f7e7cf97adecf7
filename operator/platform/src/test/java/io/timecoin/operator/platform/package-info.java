/** Tests of what platforms share. */
@NullMarked
package io.timecoin.operator.platform;

import org.jspecify.annotations.NullMarked;
