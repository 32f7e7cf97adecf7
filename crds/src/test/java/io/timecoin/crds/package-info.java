/** Tests of the resource's definition. */
@NullMarked
package io.timecoin.crds;

import org.jspecify.annotations.NullMarked;
