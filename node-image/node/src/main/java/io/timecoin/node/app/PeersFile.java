package io.timecoin.node.app;

import io.timecoin.node.peers.ConfiguredPeer;
import io.timecoin.node.store.FileErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/**
 * The list of peers in a file that may change while the node runs. It is looked at now and then, not watched: Kubernetes
 * replaces a mounted file by moving links about, which watching does not see.
 */
final class PeersFile {
    private static final String NEVER_READ = "never read";
    private static final String MISSING = "missing";

    private final Path path;

    /** Tells versions of the file apart without reading it. */
    private String seen = NEVER_READ;

    PeersFile(Path path) {
        this.path = path;
    }

    /**
     * The list, if the file is another one than at the last call.
     *
     * @throws BadConfiguration if the file cannot be used; told once for each version of the file
     */
    Optional<List<ConfiguredPeer>> readIfChanged() throws BadConfiguration {
        String version = version();
        if (version.equals(seen)) {
            return Optional.empty();
        }
        seen = version;
        return Optional.of(PeerEntries.read(path));
    }

    private String version() throws BadConfiguration {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            return file.lastModifiedTime() + " " + file.size() + " " + file.fileKey();
        } catch (NoSuchFileException e) {
            return MISSING;
        } catch (IOException e) {
            throw new BadConfiguration(path + ": cannot be read: " + FileErrors.describe(e));
        }
    }
}
