package io.timecoin.timenet.place;

import io.timecoin.crds.v1alpha1.ImageReference;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.timenet.load.Funds;
import io.timecoin.timenet.output.Table;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A network as commands see it, wherever it runs. */
public interface PlacedNetwork {
    String name();

    /** Where what belongs to it is kept: a folder, or a namespace. */
    String location();

    /** What is wanted of it now, with the generation that counts the changes. */
    TimeNetwork desired();

    /** What was seen of it last; an empty status before the first look. */
    TimeNetworkStatus status();

    /** Whether the status says something about the network after this time. */
    boolean lookedAtSince(Instant time);

    /** Lines {@code <time> <reason>: <message>} of what was decided, the oldest first. */
    List<String> events();

    /** Why nobody acts on the network any more; empty while somebody does. */
    Optional<String> abandoned();

    /** How many of its masternodes have a process. */
    long started();

    /** How many masternodes it has. */
    long masternodes();

    /** Whether no person has stopped a masternode of it. */
    boolean whole();

    /** Its masternodes now, one a row. */
    Table table();

    /** What to look at next, as one line for people. */
    String hint();

    /** Makes an image known where the network runs; builds it if it can. */
    void require(ImageReference image);

    /** Whether an image is known to be missing where the network runs. */
    boolean lacks(ImageReference image);

    /** Wants the network to be like this; the caller has checked it. */
    void change(TimeNetwork wanted) throws IOException;

    /**
     * Shows the log of a masternode.
     *
     * @param follow whether to go on with what is added, until the command is interrupted
     */
    void showLog(String masternode, boolean follow) throws IOException, InterruptedException;

    /**
     * The coins of a test network and the nodes that move them.
     *
     * @return to be closed
     */
    Funds funds();

    /**
     * Takes the network down and waits for it.
     *
     * @param data whether to remove its chain and its keys too
     * @return what became of it, for people
     */
    String takeDown(boolean data) throws InterruptedException;
}
