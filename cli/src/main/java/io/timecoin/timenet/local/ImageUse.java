package io.timecoin.timenet.local;

import io.timecoin.crds.v1alpha1.ImageReference;
import io.timecoin.timenet.state.NetworkFolder;
import io.timecoin.timenet.state.Networks;
import io.timecoin.timenet.state.NodeFolder;
import io.timecoin.timenet.state.ProcessRecord;
import io.timecoin.timenet.state.StateFiles;
import java.util.List;

/** Tells who runs an image. */
public final class ImageUse {
    private ImageUse() {}

    /** The masternodes that run an image now, as {@code network/masternode}. */
    public static List<String> usersOf(ImageReference image, Networks networks) {
        return networks.all().stream()
                .flatMap(network ->
                        network.nodes().stream()
                                .filter(node -> runs(network, node, image))
                                .map(node -> network.name() + "/" + node.name()))
                .toList();
    }

    private static boolean runs(NetworkFolder network, NodeFolder node, ImageReference image) {
        return node.process()
                .filter(Processes::isAlive)
                .map(ProcessRecord::revision)
                .flatMap(id -> StateFiles.read(network.revision(id), RevisionTemplate.class))
                .filter(template -> ImageReference.parse(template.image()).equals(image))
                .isPresent();
    }
}
