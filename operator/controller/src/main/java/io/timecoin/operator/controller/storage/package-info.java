/** The volumes of masternodes: how they are claimed, and how they grow. */
@NullMarked
package io.timecoin.operator.controller.storage;

import org.jspecify.annotations.NullMarked;
