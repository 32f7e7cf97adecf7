/** Tests of the builders. */
@NullMarked
package io.timecoin.operator.controller.resources;

import org.jspecify.annotations.NullMarked;
