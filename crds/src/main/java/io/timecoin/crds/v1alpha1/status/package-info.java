/** What was seen of a network: one record per block of {@code status}. */
@NullMarked
package io.timecoin.crds.v1alpha1.status;

import org.jspecify.annotations.NullMarked;
