package io.timecoin.e2e.kubernetes;

import io.timecoin.crds.v1alpha1.ImageReference;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.container.ImageArchives;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The images that the tests use, built from this checkout. */
record Images(Machine machine) {
    static final String NODE = "time-node:1.0.0";
    static final String NEXT_NODE = "time-node:1.0.1";

    /** Its nodes say that they are of another network, so that nobody shakes hands with them. */
    static final String FOREIGN_NODE = "time-node:1.0.2";

    static final String NOWHERE = "time-node:9.9.9";

    static final String OPERATOR = "time-operator:1.0.0";
    static final String NEXT_OPERATOR = "time-operator:1.0.1";

    /** Builds all but the one that is nowhere; returns their archives. */
    List<Path> build() {
        ImageArchives archives = new ImageArchives(machine);
        List<Path> built = new ArrayList<>();
        for (String image : List.of(NODE, NEXT_NODE, OPERATOR, NEXT_OPERATOR)) {
            built.add(archives.build(ImageReference.parse(image), Map.of()));
        }
        Map<String, String> foreign = Map.of("TIME_NETWORK", "Mainnet");
        built.add(archives.build(ImageReference.parse(FOREIGN_NODE), foreign));
        return built;
    }
}
