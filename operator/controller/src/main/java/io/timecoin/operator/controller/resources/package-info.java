/** What a network needs in Kubernetes: one pure builder per object, and the names and labels that hold it together. */
@NullMarked
package io.timecoin.operator.controller.resources;

import org.jspecify.annotations.NullMarked;
