package io.timecoin.node.rpc.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * Something that subscribers are told.
 *
 * @param subjects whom it concerns, as subscribers name them: addresses, outpoints as {@code txid:vout}, transaction
 *     ids, node ids
 * @param event in the form of the API; nobody changes it any more
 */
public record Notice(Topic topic, Set<String> subjects, ObjectNode event) {
    public Notice {
        subjects = Set.copyOf(subjects);
    }
}
