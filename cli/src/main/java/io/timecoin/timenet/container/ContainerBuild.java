package io.timecoin.timenet.container;

import io.timecoin.crds.v1alpha1.ImageReference;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.image.Distribution;
import io.timecoin.timenet.image.ImageBuild;
import io.timecoin.timenet.image.ImageStore;
import io.timecoin.timenet.image.TrainedCaches;
import io.timecoin.timenet.image.Training;
import io.timecoin.timenet.local.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes container images of a checkout's node and operator.
 *
 * @param checkout as built by Maven
 * @param work folder that keeps what many images share
 * @param say tells a person what takes long
 */
public record ContainerBuild(Path checkout, Path work, Clock clock, Consumer<String> say) {
    /** What images of the operator are called in {@code manifests/operator}. */
    public static final String OPERATOR = "time-operator";

    /** From the checkout of a machine. */
    public static ContainerBuild on(Machine machine) {
        return new ContainerBuild(
                machine.requireCheckout(),
                machine.images().root().resolve(".containers"),
                machine.clock(),
                machine.terminal()::say);
    }

    /** Whether a name is that of an operator; all others are nodes. */
    public static boolean isOperator(ImageReference name) {
        return name.name().endsWith(OPERATOR);
    }

    /**
     * Writes an image that stands on nothing as an archive.
     *
     * @param settings baked into it
     */
    public void archive(ImageReference name, Map<String, String> settings, Path file)
            throws IOException {
        JavaRuntime runtime = JavaRuntime.linkedIn(work, say);
        ContainerImage image =
                isOperator(name)
                        ? trainedOperator(name, settings, runtime)
                        : node(
                                name,
                                settings,
                                new TrainedCaches(
                                        runtime.caches(),
                                        new TrainingRun(runtime.java(), clock, say)));
        writer(new Base.Scratch(runtime)).archive(image, file);
    }

    /**
     * Pushes an image to the registry that its name begins with.
     *
     * @param base an image with a Java, on which it stands
     */
    public void push(ImageReference name, Map<String, String> settings, String base)
            throws IOException {
        // A cache holds for the Java that it was trained with only, and that of the base is not
        // here.
        ContainerImage image =
                isOperator(name)
                        ? operator(
                                name,
                                settings,
                                OperatorProgram.ofCheckout(checkout),
                                Optional.empty())
                        : node(name, settings, Training.NONE);
        writer(new Base.Jre(base)).push(image);
    }

    private ContainerImage trainedOperator(
            ImageReference name, Map<String, String> settings, JavaRuntime runtime)
            throws IOException {
        OperatorProgram program = OperatorProgram.ofCheckout(checkout);
        return operator(
                name,
                settings,
                program,
                new OperatorTraining(runtime, clock, say).cacheOf(program));
    }

    private ContainerImage operator(
            ImageReference name,
            Map<String, String> settings,
            OperatorProgram program,
            Optional<Path> cache)
            throws IOException {
        return OperatorImage.of(name, settings, checkout, program, cache);
    }

    private ContainerImage node(
            ImageReference name, Map<String, String> settings, Training training)
            throws IOException {
        ImageBuild build =
                new ImageBuild(
                        new ImageStore(work.resolve("nodes")),
                        Distribution.ofCheckout(checkout),
                        training,
                        clock);
        return NodeImage.of(name, build.build(name, settings));
    }

    private ContainerWriter writer(Base base) {
        return new ContainerWriter(base, work.resolve("layers"), clock);
    }
}
