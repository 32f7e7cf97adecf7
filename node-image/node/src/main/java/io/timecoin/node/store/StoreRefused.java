package io.timecoin.node.store;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The store cannot be used, or not any more. Unchecked, because every caller does the same: stop the process with this
 * one line, which says what is wrong and what to do. Nothing was discarded.
 */
public final class StoreRefused extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    /** The closed list of causes. */
    public enum Reason {
        /** A file is torn, a checksum differs, or parts do not belong together. */
        CORRUPT,
        /** The data belong to another network. */
        FOREIGN_GENESIS,
        /** The data belong to another masternode key. */
        WRONG_KEY,
        /** The data are of a chain that the operator does not trust, or that the masternodes have not certified. */
        NOT_TRUSTED,
        /** A later version of the node has moved the format on. */
        NEWER_FORMAT,
        /** The data are of a version so old that this one does not know their format any more. */
        OLDER_FORMAT,
        /** The store has not the block that was asked for, or not what proves it. */
        NO_SUCH_HEIGHT,
        /** Another process has the store open. */
        IN_USE,
        /** The disk is full. */
        NO_SPACE,
        /** The directory cannot be made, read or written. */
        NOT_WRITABLE
    }

    private final Reason reason;

    private StoreRefused(Reason reason, Path directory, String problem, String remedy) {
        super("data in " + directory + ": " + problem + ". " + remedy);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    static StoreRefused corrupt(Path directory, String what) {
        return new StoreRefused(
                Reason.CORRUPT,
                directory,
                "the store is damaged (" + what + ")",
                "Restore the disk, or run `time-node resync` to keep the damaged files aside"
                        + " and fetch the chain from peers again");
    }

    static StoreRefused votesUnreadable(Path directory, StoreRefused cause) {
        return new StoreRefused(
                        Reason.CORRUPT,
                        directory,
                        "what the key has signed cannot be read, so it might sign twice",
                        "Restore the disk, or wait until the network has moved on by a height and"
                                + " run `time-node resync --forget-votes`")
                .because(cause);
    }

    static StoreRefused noStore(Path directory) {
        return new StoreRefused(
                Reason.NOT_WRITABLE,
                directory,
                "there is no store",
                "Check the path; the first start of a node makes its store");
    }

    static StoreRefused foreignGenesis(Path directory, String found, String wanted) {
        return new StoreRefused(
                Reason.FOREIGN_GENESIS,
                directory,
                "it belongs to the network with genesis " + found + ", not " + wanted,
                "Set dataDir to this network's own directory, or genesisFile to the genesis of the"
                        + " data");
    }

    static StoreRefused wrongKey(Path directory, String found, String wanted) {
        return new StoreRefused(
                Reason.WRONG_KEY,
                directory,
                "it belongs to the masternode key " + found + ", not " + wanted,
                "Set keyFile to that key (`time-node keys show FILE` prints the public key), or"
                        + " dataDir to this key's own directory");
    }

    static StoreRefused untrusted(Path directory, long height, String found, String wanted) {
        return new StoreRefused(
                Reason.NOT_TRUSTED,
                directory,
                "its block " + height + " is " + found + ", not the trusted " + wanted,
                "Compare sync.trustedHash with a source that you trust. If it is right, these data are"
                        + " of a false chain: set them aside and begin anew");
    }

    static StoreRefused unproven(Path directory, long height, String why) {
        return new StoreRefused(
                Reason.NOT_TRUSTED,
                directory,
                "the masternodes have not certified its block " + height + " (" + why + ")",
                "Take a backup of another node");
    }

    /** @param finalVersion the version that moved the format on, if the data tell */
    static StoreRefused newerFormat(
            Path directory, int found, int supported, Optional<String> finalVersion) {
        return new StoreRefused(
                Reason.NEWER_FORMAT,
                directory,
                "it has format " + found + " and this version reads up to " + supported,
                "Run "
                        + finalVersion
                                .map(version -> "version " + version)
                                .orElse("the version that wrote it")
                        + " or a later one, or go back with `time-node restore` and a backup from"
                        + " before");
    }

    static StoreRefused olderFormat(Path directory, int found, int oldest) {
        return new StoreRefused(
                Reason.OLDER_FORMAT,
                directory,
                "it has format " + found + " and this version reads " + oldest + " and later",
                "Run a version in between first, or `time-node resync` to fetch the chain again");
    }

    static StoreRefused inTheWay(Path directory) {
        return new StoreRefused(
                Reason.NOT_WRITABLE,
                directory,
                "there is a backup already",
                "Name another directory, one for each backup");
    }

    static StoreRefused fileInTheWay(Path file) {
        return new StoreRefused(
                Reason.NOT_WRITABLE,
                file,
                "there is such a file already",
                "Name another file, or remove this one");
    }

    static StoreRefused noSnapshot(Path file) {
        return new StoreRefused(
                Reason.NOT_WRITABLE, file, "there is no such file", "Check the path");
    }

    static StoreRefused badSnapshot(Path file, String what) {
        return new StoreRefused(
                Reason.CORRUPT,
                file,
                "the snapshot is damaged (" + what + ")",
                "Copy it again from where it was made, or make another");
    }

    static StoreRefused snapshotVersion(Path file, int found, int known) {
        return new StoreRefused(
                found > known ? Reason.NEWER_FORMAT : Reason.OLDER_FORMAT,
                file,
                "the snapshot has version " + found + " and this node reads " + known,
                "Make one with the same version of the node");
    }

    static StoreRefused foreignSnapshot(Path file, String found, String wanted) {
        return new StoreRefused(
                Reason.FOREIGN_GENESIS,
                file,
                "the snapshot is of the network with genesis " + found + ", not " + wanted,
                "Take one of a node of this network");
    }

    static StoreRefused unprovenSnapshot(Path file, long height, String why) {
        return new StoreRefused(
                Reason.NOT_TRUSTED,
                file,
                "the snapshot does not prove its block " + height + " (" + why + ")",
                "Do not use it; take one of another node");
    }

    static StoreRefused otherOutputs(Path file, String found, String certified) {
        return new StoreRefused(
                Reason.NOT_TRUSTED,
                file,
                "the outputs of the snapshot are "
                        + found
                        + ", and its block is certified with "
                        + certified,
                "Do not use it; take one of another node");
    }

    static StoreRefused snapshotAbove(Path file, long lowest, long trusted) {
        return new StoreRefused(
                Reason.NOT_TRUSTED,
                file,
                "the headers of the snapshot go down to "
                        + lowest
                        + " and not to the trusted block "
                        + trusted,
                "Make one on a node that keeps all blocks, or trust a later block");
    }

    static StoreRefused noSuchHeight(Path directory, long height, String why) {
        return new StoreRefused(
                Reason.NO_SUCH_HEIGHT,
                directory,
                "no snapshot can be made of height " + height + " (" + why + ")",
                "Name another height, or use a node that keeps all blocks");
    }

    /** @param owner the id of the process that has it, empty if unknown */
    static StoreRefused inUse(Path directory, String owner) {
        return new StoreRefused(
                Reason.IN_USE,
                directory,
                "another process" + (owner.isEmpty() ? "" : " (pid " + owner + ")") + " uses it",
                "Stop that process, or set dataDir to another directory");
    }

    /** What a failure of the file system means to the operator. */
    static StoreRefused ofFileError(Path directory, IOException error) {
        String text = FileErrors.describe(error);
        return text.contains("No space left")
                ? noSpace(directory, error)
                : notWritable(directory, text, error);
    }

    static StoreRefused noSpace(Path directory, Throwable cause) {
        return new StoreRefused(
                        Reason.NO_SPACE,
                        directory,
                        "no space is left on the disk",
                        "Free some or grow the volume (`df -h "
                                + directory
                                + "` shows it), then start the node again; nothing is lost")
                .because(cause);
    }

    static StoreRefused notWritable(Path directory, String what, Throwable cause) {
        return new StoreRefused(
                        Reason.NOT_WRITABLE,
                        directory,
                        "it cannot be made, read or written (" + what + ")",
                        "Set dataDir to a directory that the node's user owns, on a disk mounted"
                                + " for writing")
                .because(cause);
    }

    static StoreRefused corrupt(Path directory, String what, Throwable cause) {
        return corrupt(directory, what).because(cause);
    }

    private StoreRefused because(Throwable cause) {
        initCause(cause);
        return this;
    }
}
