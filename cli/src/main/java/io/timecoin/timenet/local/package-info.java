/** The local platform: one process per masternode on this machine, driven by one supervisor per network. */
@NullMarked
package io.timecoin.timenet.local;

import org.jspecify.annotations.NullMarked;
