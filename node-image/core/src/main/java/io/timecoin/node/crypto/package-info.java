/** Hashes, keys and signatures: the one door to the crypto provider. */
@NullMarked
package io.timecoin.node.crypto;

import org.jspecify.annotations.NullMarked;
