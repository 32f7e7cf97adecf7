/** Tests: What is kept on disk. */
@NullMarked
package io.timecoin.timenet.state;

import org.jspecify.annotations.NullMarked;
