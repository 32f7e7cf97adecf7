@NullMarked
package io.timecoin.timenet.load;

import org.jspecify.annotations.NullMarked;
