package io.timecoin.timenet.state;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.TimeNetworkCodec;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** The folder of one network: what is wanted, what was seen, and the folders of its masternodes. */
public record NetworkFolder(Path path) {
    public String name() {
        return path.getFileName().toString();
    }

    /** True once something was wanted of this network. */
    public boolean exists() {
        return Files.exists(desiredFile());
    }

    /** The network as it was wanted last. */
    public Optional<TimeNetwork> desired() {
        return StateFiles.readText(desiredFile()).map(TimeNetworkCodec::parse);
    }

    public void setDesired(TimeNetwork network) {
        StateFiles.writeText(desiredFile(), TimeNetworkCodec.toYaml(network));
    }

    /** The network as the file said that was applied last; commands may have changed what is wanted since. */
    public Optional<TimeNetwork> applied() {
        return StateFiles.readText(appliedFile()).map(TimeNetworkCodec::parse);
    }

    public void setApplied(TimeNetwork network) {
        StateFiles.writeText(appliedFile(), TimeNetworkCodec.toYaml(network));
    }

    private Path appliedFile() {
        return path.resolve("applied.yaml");
    }

    private Path desiredFile() {
        return path.resolve("network.yaml");
    }

    /** What was seen of it last; an empty status before the first look. */
    public TimeNetworkStatus status() {
        return StateFiles.read(statusFile(), TimeNetworkStatus.class)
                .orElseGet(() -> TimeNetworkStatus.builder().build());
    }

    /** For the supervisor only. */
    public void setStatus(TimeNetworkStatus status) {
        StateFiles.write(statusFile(), status);
    }

    private Path statusFile() {
        return path.resolve("status.json");
    }

    /** Touched by the supervisor after each look. */
    public Path lastLook() {
        return path.resolve("last-look");
    }

    public Path genesis() {
        return path.resolve("genesis.json");
    }

    /** Addresses and identities of the masternodes, read by each node. */
    public Path peers() {
        return path.resolve("peers.yaml");
    }

    public Path revision(String id) {
        return path.resolve("revisions").resolve(id + ".json");
    }

    public Path supervisorLog() {
        return path.resolve("supervisor.log");
    }

    public Path supervisorProcess() {
        return path.resolve("supervisor.json");
    }

    /** Held by the supervisor for as long as it lives. */
    public Path supervisorLock() {
        return path.resolve("supervisor.lock");
    }

    /** Held by a command while it changes what is wanted. */
    public Path commandLock() {
        return path.resolve("command.lock");
    }

    /** The key that the coins of a test network belong to, in PEM. */
    public Path fundingKey() {
        return path.resolve("funding.pem");
    }

    /** Held while coins of that key are spent. */
    public Path fundingLock() {
        return path.resolve("funding.lock");
    }

    public Path ports() {
        return path.resolve("ports.json");
    }

    public NodeFolder node(String name) {
        return new NodeFolder(nodesFolder().resolve(name));
    }

    /** The masternodes that have a folder, by name. */
    public List<NodeFolder> nodes() {
        return StateFiles.names(nodesFolder()).stream().map(this::node).toList();
    }

    private Path nodesFolder() {
        return path.resolve("nodes");
    }

    public Path events() {
        return path.resolve("events.log");
    }

    /** Adds one line to the events that {@code timenet} shows. */
    public void appendEvent(String line) {
        try {
            Files.writeString(
                    events(),
                    line + System.lineSeparator(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
