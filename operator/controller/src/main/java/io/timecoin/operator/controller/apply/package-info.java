/** Writing to the API server: only what differs, and only what is the network's own. */
@NullMarked
package io.timecoin.operator.controller.apply;

import org.jspecify.annotations.NullMarked;
