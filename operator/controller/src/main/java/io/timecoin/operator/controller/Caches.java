package io.timecoin.operator.controller;

import io.timecoin.node.chain.Genesis;
import io.timecoin.operator.controller.observe.VersionCache;
import io.timecoin.operator.controller.resources.RevisionContent;

/**
 * What passes need not work out again while live objects stay as they are.
 *
 * @param settled of an object that held all that was wanted of it: what that was made from
 * @param geneses of a ConfigMap with a genesis: what it says
 * @param revisions of a ControllerRevision: what it keeps
 */
record Caches(
        VersionCache<Object> settled,
        VersionCache<Genesis> geneses,
        VersionCache<RevisionContent> revisions) {
    Caches() {
        this(new VersionCache<>(), new VersionCache<>(), new VersionCache<>());
    }
}
