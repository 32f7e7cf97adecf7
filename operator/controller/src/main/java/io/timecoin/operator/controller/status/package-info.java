/** What people read: status with its conditions, and events. */
@NullMarked
package io.timecoin.operator.controller.status;

import org.jspecify.annotations.NullMarked;
