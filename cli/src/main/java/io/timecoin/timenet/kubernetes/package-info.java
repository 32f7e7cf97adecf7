/** Networks on Kubernetes: clusters that are found or made, the operator installed, networks applied and watched. */
@NullMarked
package io.timecoin.timenet.kubernetes;

import org.jspecify.annotations.NullMarked;
