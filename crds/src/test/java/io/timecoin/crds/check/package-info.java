/** Tests of the checker, rule by rule. */
@NullMarked
package io.timecoin.crds.check;

import org.jspecify.annotations.NullMarked;
