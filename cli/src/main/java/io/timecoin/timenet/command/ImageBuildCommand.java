package io.timecoin.timenet.command;

import io.timecoin.crds.v1alpha1.ImageReference;
import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.image.Distribution;
import io.timecoin.timenet.image.Image;
import io.timecoin.timenet.local.ImageSource;
import io.timecoin.timenet.local.ImageUse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Builds an image from the checkout. */
@Command(name = "build", description = "Builds an image of the node from this checkout.")
final class ImageBuildCommand implements Callable<Integer> {
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]*");

    private final Machine machine;

    @Parameters(
            paramLabel = "TAG",
            description = "The version that its nodes report, such as 1.0.1, or name:tag.")
    private String tag = "";

    @Option(
            names = "--env",
            paramLabel = "NAME=VALUE",
            description = "A setting of the node to bake in, such as TIME_LOG_FORMAT=json.")
    private Map<String, String> settings = new TreeMap<>();

    ImageBuildCommand(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() {
        settings.keySet().stream()
                .filter(name -> !VARIABLE.matcher(name).matches())
                .findFirst()
                .ifPresent(name -> {
                    throw TimenetException.badInput(
                            "\"" + name + "\" is no variable: A-Z, 0-9 and _ after a letter");
                });
        ImageReference name = reference();
        requireUnused(name);
        Image image = new ImageSource(machine).build(name, settings);
        machine.terminal()
                .print(
                        "built "
                                + name
                                + (image.manifest().cached() ? "" : " (without a trained cache)"));
        return ExitCode.OK.number();
    }

    private ImageReference reference() {
        String full = tag.indexOf(':') < 0 ? Distribution.REPOSITORY + ":" + tag : tag;
        try {
            return ImageReference.parse(full);
        } catch (IllegalArgumentException e) {
            throw TimenetException.badInput(String.valueOf(e.getMessage()));
        }
    }

    /** A masternode that crashes comes back as it was: the image that it runs must not change under it. */
    private void requireUnused(ImageReference name) {
        List<String> users = ImageUse.usersOf(name, machine.networks());
        if (!users.isEmpty()) {
            throw TimenetException.failed(
                    name
                            + " runs as "
                            + String.join(", ", users)
                            + "; build another tag, or take the network down first");
        }
    }
}
