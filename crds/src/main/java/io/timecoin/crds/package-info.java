/** What the TimeNetwork API is made of: its types by version, and the texts they share. */
@NullMarked
package io.timecoin.crds;

import org.jspecify.annotations.NullMarked;
