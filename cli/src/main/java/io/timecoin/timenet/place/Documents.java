package io.timecoin.timenet.place;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.crds.check.CheckResult;
import io.timecoin.crds.check.Problem;
import io.timecoin.crds.check.TimeNetworkChecker;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.TimeNetworkCodec;
import io.timecoin.timenet.TimenetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Reads what people want and checks it as an API server would. */
public final class Documents {
    private final TimeNetworkChecker checker = new TimeNetworkChecker();

    /**
     * The network that a file describes.
     *
     * @throws TimenetException with every problem and its path
     */
    public TimeNetwork read(Path file) throws IOException {
        return accepted(file.toString(), checker.check(text(file)));
    }

    /** Checks that a network may be changed to this one: what cannot change must not. */
    public TimeNetwork checkChange(TimeNetwork old, TimeNetwork changed, String source) {
        return accepted(source, checker.checkUpdate(old, TimeNetworkCodec.toTree(changed)));
    }

    /** The same network with another image. */
    public TimeNetwork withImage(TimeNetwork network, String image) {
        JsonNode tree = TimeNetworkCodec.toTree(network);
        if (tree.path("spec") instanceof ObjectNode spec) {
            spec.put("image", image);
        }
        return accepted("--image", checker.checkUpdate(network, tree));
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw TimenetException.badInput("there is no file " + file);
        }
    }

    private static TimeNetwork accepted(String source, CheckResult result) {
        return switch (result) {
            case CheckResult.Accepted accepted -> accepted.network();
            case CheckResult.Refused refused ->
                    throw TimenetException.badInput(
                            source
                                    + " is refused; nothing was started or changed:"
                                    + refused.problems().stream()
                                            .map(Problem::toString)
                                            .collect(Collectors.joining("\n  ", "\n  ", "")));
        };
    }
}
