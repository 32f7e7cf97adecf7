package io.timecoin.timenet.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of one masternode. */
public record NodeFolder(Path path) {
    /** Names within {@link #identity()}. */
    public static final String KEY = "key.pem";

    public static final String PUBLIC_KEY = "public";

    public String name() {
        return path.getFileName().toString();
    }

    /** Holds key and public key; made as a whole and once. */
    public Path identity() {
        return path.resolve("identity");
    }

    /** The private key in PEM, readable by its owner only. */
    public Path key() {
        return identity().resolve(KEY);
    }

    /** The public key in hexadecimal digits, once there is an identity. */
    public Optional<String> publicKey() {
        return StateFiles.readText(identity().resolve(PUBLIC_KEY)).map(String::strip);
    }

    public Path configuration() {
        return path.resolve("node.yaml");
    }

    public Path data() {
        return path.resolve("data");
    }

    public Path log() {
        return path.resolve("node.log");
    }

    public Optional<Assignment> assignment() {
        return StateFiles.read(path.resolve("assignment.json"), Assignment.class);
    }

    public void assign(Assignment assignment) {
        StateFiles.write(path.resolve("assignment.json"), assignment);
    }

    /** The process that was started last, alive or not. */
    public Optional<ProcessRecord> process() {
        return StateFiles.read(path.resolve("process.json"), ProcessRecord.class);
    }

    public void recordProcess(ProcessRecord process) {
        StateFiles.write(path.resolve("process.json"), process);
    }

    /** True if a person wants it down. */
    public boolean stopped() {
        return Files.exists(stoppedMarker());
    }

    public void setStopped(boolean stopped) {
        try {
            if (stopped) {
                Files.createDirectories(path);
                Files.writeString(stoppedMarker(), "");
            } else {
                Files.deleteIfExists(stoppedMarker());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path stoppedMarker() {
        return path.resolve("stopped");
    }
}
