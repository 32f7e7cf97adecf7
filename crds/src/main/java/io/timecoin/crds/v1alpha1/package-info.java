/** The TimeNetwork resource, version v1alpha1, and the value types of its fields. */
@NullMarked
package io.timecoin.crds.v1alpha1;

import org.jspecify.annotations.NullMarked;
