package io.timecoin.timenet.command;

import io.timecoin.crds.v1alpha1.ImageReference;
import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.container.ContainerBuild;
import io.timecoin.timenet.container.ImageArchives;
import io.timecoin.timenet.image.Distribution;
import io.timecoin.timenet.image.Image;
import io.timecoin.timenet.local.ImageSource;
import io.timecoin.timenet.local.ImageUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Builds images from the checkout: for this machine, and as container images. */
@Command(
        name = "build",
        description = {
            "Builds images from this checkout.",
            "A node's image is for this machine unless --archive or --push asks for a container image; an operator"
                    + " is a container image always. Without IMAGE: node and operator of the checkout's"
                    + " version, for this machine and as archives."
        })
final class ImageBuildCommand implements Callable<Integer> {
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]*");

    /** What an image is built for. */
    private enum Kind {
        /** The local platform of this machine. */
        LOCAL,
        ARCHIVE,
        PUSHED
    }

    private final Machine machine;

    @Parameters(
            paramLabel = "IMAGE",
            arity = "0..*",
            description =
                    "name:tag, such as time-node:1.0.1 or time-operator:1.0.0, or the tag of a node"
                            + " alone. Nodes report the tag as their version.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--env",
            paramLabel = "NAME=VALUE",
            description = "A setting to bake in, such as TIME_LOG_FORMAT=json.")
    private Map<String, String> settings = new TreeMap<>();

    @Option(
            names = "--archive",
            description =
                    "Write a container image that brings all it needs, for docker load, kind load and"
                            + " the like.")
    private boolean archive;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "Where the archive goes. Default: target/jib-image.tar of node or operator.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--push",
            description =
                    "Push a container image to the registry that its name begins with, with the credentials that"
                            + " Docker keeps.")
    private boolean push;

    @Option(
            names = "--base",
            paramLabel = "IMAGE",
            defaultValue = "eclipse-temurin:25-jre",
            description =
                    "The image with a Java 25 that pushed images stand on. Default: ${DEFAULT-VALUE}.")
    private String base = "";

    ImageBuildCommand(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws IOException {
        checkOptions();
        for (ImageReference name : references()) {
            for (Kind kind : kinds(ContainerBuild.isOperator(name))) {
                build(name, kind);
            }
        }
        return ExitCode.OK.number();
    }

    private void build(ImageReference name, Kind kind) throws IOException {
        switch (kind) {
            case LOCAL -> buildLocal(name);
            case ARCHIVE -> buildArchive(name, output.orElseGet(() -> defaultOutput(name)));
            case PUSHED -> push(name);
        }
    }

    /** What was asked for, or else what it is for. */
    private Set<Kind> kinds(boolean operator) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        if (archive || output.isPresent()) {
            kinds.add(Kind.ARCHIVE);
        }
        if (push) {
            kinds.add(Kind.PUSHED);
        }
        if (kinds.isEmpty() && !operator) {
            kinds.add(Kind.LOCAL);
        }
        if (kinds.isEmpty() || (names.isEmpty() && !push)) {
            kinds.add(Kind.ARCHIVE);
        }
        return kinds;
    }

    private void checkOptions() {
        settings.keySet().stream()
                .filter(name -> !VARIABLE.matcher(name).matches())
                .findFirst()
                .ifPresent(name -> {
                    throw TimenetException.badInput(
                            "\"" + name + "\" is no variable: A-Z, 0-9 and _ after a letter");
                });
        if (output.isPresent() && names.size() != 1) {
            throw TimenetException.badInput("--output takes one image: name it");
        }
    }

    private List<ImageReference> references() {
        return names.isEmpty()
                ? Stream.of(Distribution.REPOSITORY, ContainerBuild.OPERATOR)
                        .map(name -> new ImageReference(name, Distribution.VERSION))
                        .toList()
                : names.stream().map(ImageBuildCommand::reference).toList();
    }

    private static ImageReference reference(String text) {
        String full = text.indexOf(':') < 0 ? Distribution.REPOSITORY + ":" + text : text;
        try {
            return ImageReference.parse(full);
        } catch (IllegalArgumentException e) {
            throw TimenetException.badInput(String.valueOf(e.getMessage()));
        }
    }

    private void buildLocal(ImageReference name) {
        requireUnused(name);
        Image image = new ImageSource(machine).build(name, settings);
        machine.terminal()
                .print(
                        "built "
                                + name
                                + (image.manifest().cached() ? "" : " (without a trained cache)"));
    }

    private void buildArchive(ImageReference name, Path file) throws IOException {
        Path archive = new ImageArchives(machine).build(name, settings);
        Files.copy(archive, file, StandardCopyOption.REPLACE_EXISTING);
        machine.terminal().print("wrote " + name + " to " + file);
    }

    private void push(ImageReference name) throws IOException {
        ContainerBuild.on(machine).push(name, settings, base);
        machine.terminal().print("pushed " + name);
    }

    private Path defaultOutput(ImageReference name) {
        return machine.requireCheckout()
                .resolve(
                        ContainerBuild.isOperator(name) ? "operator/controller" : "node-image/node")
                .resolve("target/jib-image.tar");
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
