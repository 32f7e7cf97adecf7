package io.timecoin.timenet.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerImage;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.timecoin.crds.v1alpha1.ImageReference;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.container.ImageArchives;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Makes images known to the nodes of a cluster that pulls none. */
record ClusterImages(Machine machine, Cluster cluster, KubernetesClient client) {
    /** Loads the archive of an image, which is built if need be, where a node lacks the image. */
    void require(ImageReference image) {
        if (!cluster.takesArchives() || isOnEveryNode(image)) {
            return;
        }
        Path archive = new ImageArchives(machine).require(image);
        machine.terminal().say("loading image %s into %s".formatted(image, cluster.description()));
        cluster.load(archive);
    }

    private boolean isOnEveryNode(ImageReference image) {
        return client.nodes().list().getItems().stream()
                .filter(ClusterImages::runsPods)
                .allMatch(node -> has(node, image));
    }

    private static boolean runsPods(Node node) {
        return node.getSpec().getTaints().stream()
                .noneMatch(taint -> "NoSchedule".equals(taint.getEffect()));
    }

    /** Nodes name images in full, {@code docker.io/library/time-node:1.0.0}, and some not at all. */
    private static boolean has(Node node, ImageReference image) {
        return node.getStatus().getImages().stream()
                .map(ContainerImage::getNames)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .anyMatch(name -> name.equals(image.toString()) || name.endsWith("/" + image));
    }
}
