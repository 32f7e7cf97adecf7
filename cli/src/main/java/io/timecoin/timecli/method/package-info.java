/** One command for each method of a node, made of the document that describes them. */
@NullMarked
package io.timecoin.timecli.method;

import org.jspecify.annotations.NullMarked;
