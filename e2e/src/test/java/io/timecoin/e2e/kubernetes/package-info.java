/** Networks on whole Kubernetes clusters: installed from {@code manifests/}, upgraded, broken and deleted. */
@NullMarked
package io.timecoin.e2e.kubernetes;

import org.jspecify.annotations.NullMarked;
