/** What timenet keeps on disk: networks, their nodes, and who may change them. */
@NullMarked
package io.timecoin.timenet.state;

import org.jspecify.annotations.NullMarked;
