@NullMarked
package io.timecoin.timecli;

import org.jspecify.annotations.NullMarked;
