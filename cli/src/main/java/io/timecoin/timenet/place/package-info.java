/** What commands need of wherever networks run: this machine, or a Kubernetes cluster. */
@NullMarked
package io.timecoin.timenet.place;

import org.jspecify.annotations.NullMarked;
