/** Tests: Images. */
@NullMarked
package io.timecoin.timenet.image;

import org.jspecify.annotations.NullMarked;
