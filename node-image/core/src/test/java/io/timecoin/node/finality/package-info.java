/** Finality alone, under a scheduler to which time means nothing; and its parts one by one. */
@NullMarked
package io.timecoin.node.finality;

import org.jspecify.annotations.NullMarked;
