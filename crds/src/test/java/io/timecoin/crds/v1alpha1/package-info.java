/** Tests of the resource's types. */
@NullMarked
package io.timecoin.crds.v1alpha1;

import org.jspecify.annotations.NullMarked;
