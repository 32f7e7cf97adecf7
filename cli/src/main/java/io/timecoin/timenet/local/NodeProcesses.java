package io.timecoin.timenet.local;

import io.timecoin.crds.v1alpha1.ImageReference;
import io.timecoin.timenet.Waiting;
import io.timecoin.timenet.image.Image;
import io.timecoin.timenet.image.ImageStore;
import io.timecoin.timenet.state.Assignment;
import io.timecoin.timenet.state.NetworkFolder;
import io.timecoin.timenet.state.NodeFolder;
import io.timecoin.timenet.state.ProcessRecord;
import io.timecoin.timenet.state.StateFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts and ends the processes of a network's masternodes. They outlive whoever starts them.
 *
 * @param java the Java that nodes run on
 */
public record NodeProcesses(NetworkFolder network, ImageStore images, Path java) {
    /** Bytes; a larger log is put aside when its node starts. */
    private static final long MAX_LOG = 16L << 20;

    /** Variables of the starter that a node sees besides its settings. */
    private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "LC_ALL", "TZ");

    /** Takes one step towards what is wanted of a masternode. */
    public void converge(NodeFolder node, Instant now) throws IOException {
        switch (ProcessStep.next(facts(node), now)) {
            case ProcessStep.Start start -> start(node, start.crashes());
            case ProcessStep.Terminate _ -> terminate(node, now);
            case ProcessStep.Kill _ -> kill(node);
            case ProcessStep.Wait _ -> {}
        }
    }

    ProcessStep.Facts facts(NodeFolder node) {
        Optional<ProcessRecord> process = node.process();
        return new ProcessStep.Facts(
                node.assignment().map(Assignment::revision).filter(id -> !id.isEmpty()),
                node.stopped(),
                process,
                runs(node));
    }

    /** Asks a masternode's process to end; nothing happens if it does not run. */
    public static void terminate(NodeFolder node, Instant now) {
        node.process()
                .ifPresent(record ->
                        Processes.find(record)
                                .ifPresent(handle -> {
                                    node.recordProcess(record.stopping(now));
                                    handle.destroy();
                                }));
    }

    /** Ends a masternode's process at once, as a crash would; false if it does not run. */
    public static boolean kill(NodeFolder node) {
        return node.process()
                .flatMap(Processes::find)
                .map(ProcessHandle::destroyForcibly)
                .isPresent();
    }

    /**
     * Asks a masternode's process to end, waits for it, and ends it by force when its time is over.
     *
     * @return false if it runs all the same
     */
    public static boolean end(NodeFolder node, Instant now) {
        terminate(node, now);
        if (Waiting.until(ProcessStep.GRACE, () -> !runs(node))) {
            return true;
        }
        kill(node);
        return Waiting.until(ProcessStep.GRACE, () -> !runs(node));
    }

    private static boolean runs(NodeFolder node) {
        return node.process().filter(Processes::isAlive).isPresent();
    }

    /**
     * Starts a masternode. A process that runs without a record (its starter was killed between start and record) is
     * taken up instead: no masternode runs twice.
     */
    private void start(NodeFolder node, int crashes) throws IOException {
        Optional<ProcessHandle> unrecorded = Processes.findByCommandLine(mark(node));
        if (unrecorded.isPresent()) {
            String revision = StateFiles.readText(startingFile(node)).orElse("");
            node.recordProcess(record(unrecorded.get(), revision, crashes));
            return;
        }
        Assignment assignment = node.assignment().orElseThrow();
        RevisionTemplate template = template(assignment.revision());
        Image image = image(template);
        prepare(node);
        StateFiles.writeText(startingFile(node), assignment.revision());
        ProcessHandle handle = builder(node, assignment, template, image).start().toHandle();
        node.recordProcess(record(handle, assignment.revision(), crashes));
    }

    private static ProcessRecord record(ProcessHandle handle, String revision, int crashes) {
        return new ProcessRecord(handle.pid(), Processes.startOf(handle), revision, crashes, null);
    }

    private RevisionTemplate template(String revision) throws IOException {
        return StateFiles.read(network.revision(revision), RevisionTemplate.class)
                .orElseThrow(() ->
                        new IOException("revision " + revision + " is not in the state folder"));
    }

    private Image image(RevisionTemplate template) throws IOException {
        return images.find(ImageReference.parse(template.image()))
                .orElseThrow(() ->
                        new IOException(
                                "there is no image "
                                        + template.image()
                                        + "; timenet image build "
                                        + template.image()
                                        + " makes it"));
    }

    private void prepare(NodeFolder node) throws IOException {
        StateFiles.deleteTree(temporary(node));
        Files.createDirectories(temporary(node));
        if (Files.exists(node.log()) && Files.size(node.log()) > MAX_LOG) {
            Files.move(
                    node.log(),
                    node.log().resolveSibling("node.log.1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private ProcessBuilder builder(
            NodeFolder node, Assignment assignment, RevisionTemplate template, Image image) {
        List<String> command =
                new ArrayList<>(
                        image.command(
                                java, List.of("run", "--config", node.configuration().toString())));
        command.addAll(1, List.of(mark(node), "-Djava.io.tmpdir=" + temporary(node)));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(node.path().toFile())
                        .redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(node.log().toFile()));
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(INHERITED);
        environment.putAll(image.manifest().environment());
        environment.putAll(template.environmentOf(assignment.pool()));
        return builder;
    }

    /** What libraries put aside while a node runs; a killed node leaves it, the next start removes it. */
    private static Path temporary(NodeFolder node) {
        return node.path().resolve("tmp");
    }

    private static Path startingFile(NodeFolder node) {
        return node.path().resolve("starting");
    }

    /** A flag that means nothing to the node; it stands first in the command line, by which the process is found. */
    private static String mark(NodeFolder node) {
        return "-Dtimenet.node=" + node.path();
    }
}
