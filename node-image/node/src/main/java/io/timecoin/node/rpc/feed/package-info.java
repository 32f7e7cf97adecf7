/** What clients are told without asking: topics, notices, and who has subscribed to which. */
@NullMarked
package io.timecoin.node.rpc.feed;

import org.jspecify.annotations.NullMarked;
