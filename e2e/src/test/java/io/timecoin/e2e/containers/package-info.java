/** Networks of node images as containers, without Kubernetes. */
@NullMarked
package io.timecoin.e2e.containers;

import org.jspecify.annotations.NullMarked;
