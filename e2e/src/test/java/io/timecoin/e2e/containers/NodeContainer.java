package io.timecoin.e2e.containers;

import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** A container that gets its files into a volume before it starts: its root is read-only, even for the daemon. */
final class NodeContainer extends GenericContainer<NodeContainer> {
    /** Where nodes look for their settings. */
    static final String SETTINGS = "/etc/time";

    private final Map<String, String> files;

    NodeContainer(String image, Map<String, String> files) {
        super(DockerImageName.parse(image));
        this.files = Map.copyOf(files);
    }

    @Override
    protected void containerIsCreated(String id) {
        getDockerClient()
                .copyArchiveToContainerCmd(id)
                .withRemotePath(SETTINGS)
                .withTarInputStream(OwnedFiles.archive(files))
                .exec();
    }
}
