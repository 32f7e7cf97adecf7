/** What people write: one record per block of {@code spec}. */
@NullMarked
package io.timecoin.crds.v1alpha1.spec;

import org.jspecify.annotations.NullMarked;
