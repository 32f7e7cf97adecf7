/** Tests of the operator. */
@NullMarked
package io.timecoin.operator.controller;

import org.jspecify.annotations.NullMarked;
