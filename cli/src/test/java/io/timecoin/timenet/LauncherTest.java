package io.timecoin.timenet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher in a small checkout, with a stand-in for Maven and for the JDK. */
class LauncherTest {
    private static final Path LAUNCHER = Path.of("..", "timenet");

    private static final String MAVEN =
            """
            #!/bin/sh
            echo "mvn $*" >>"$CALLS"
            [ ! -e "$CALLS.fail" ] || { echo "cannot find symbol"; exit 1; }
            mkdir -p cli/target/lib node-image/node/target/lib
            """;

    private static final String JAVA =
            """
            #!/bin/sh
            for argument; do echo "java $argument" >>"$CALLS"; done
            """;

    private final Path checkout;
    private final Path tools;
    private final Path calls;

    LauncherTest(@TempDir Path folder) {
        checkout = folder.resolve("a check out");
        tools = folder.resolve("some tools");
        calls = folder.resolve("calls");
    }

    @BeforeEach
    void makeCheckout() throws IOException {
        for (String module :
                List.of(
                        "crds",
                        "node-image",
                        "operator/rollout",
                        "operator/platform",
                        "wallet",
                        "cli")) {
            Files.createDirectories(checkout.resolve(module).resolve("src/main"));
            Files.writeString(checkout.resolve(module).resolve("pom.xml"), "");
        }
        Files.writeString(checkout.resolve("pom.xml"), "");
        script(checkout.resolve("timenet"), Files.readString(LAUNCHER));
        script(tools.resolve("mvn"), MAVEN);
        jdk(tools.resolve("jdk 25"), "25.0.1");
        jdk(tools.resolve("jdk 17"), "17.0.15");
    }

    @Test
    void theFirstRunBuildsAndTheNextDoesNot() throws Exception {
        Result first = launch("jdk 25", "status", "-n", "my net");
        List<String> firstCalls = takeCalls();
        Result second = launch("jdk 25", "status");

        assertThat(first.code()).isZero();
        assertThat(first.output()).contains("building the project");
        assertThat(firstCalls)
                .anyMatch(call -> call.startsWith("mvn") && call.contains("package"))
                .contains(
                        "java -Dtimenet.home=" + checkout,
                        "java " + checkout.resolve("cli/target/lib/*"),
                        "java io.timecoin.timenet.Main",
                        "java my net");
        assertThat(second.output()).isEmpty();
        assertThat(takeCalls()).noneMatch(call -> call.startsWith("mvn"));
    }

    @Test
    void aChangedSourceIsBuiltAgainAndAChangedTestIsNot() throws Exception {
        launch("jdk 25", "ls");
        Path test = checkout.resolve("cli/src/test/ATest.java");
        Files.createDirectories(test.getParent());
        touchLater(test);
        takeCalls();
        launch("jdk 25", "ls");
        List<String> afterTest = takeCalls();
        touchLater(checkout.resolve("cli/src/main/A.java"));
        launch("jdk 25", "ls");

        assertThat(afterTest).noneMatch(call -> call.startsWith("mvn"));
        assertThat(takeCalls()).anyMatch(call -> call.startsWith("mvn"));
    }

    @Test
    void aBuildThatFailsShowsItsLogAndRunsNothing() throws Exception {
        Files.writeString(Path.of(calls + ".fail"), "");

        Result result = launch("jdk 25", "up");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.output()).contains("cannot find symbol", "the build failed", "build.log");
        assertThat(takeCalls()).noneMatch(call -> call.startsWith("java"));
        assertThat(checkout.resolve(".timenet/lock")).doesNotExist();
    }

    @Test
    void twoAtOnceBuildOnce() throws Exception {
        Process one = start("jdk 25", "ls");
        Process other = start("jdk 25", "ls");

        assertThat(finish(one).code()).isZero();
        assertThat(finish(other).code()).isZero();
        assertThat(takeCalls()).filteredOn(call -> call.startsWith("mvn")).hasSize(1);
    }

    @Test
    void aLockWhoseOwnerIsGoneIsTakenOver() throws Exception {
        Path lock = Files.createDirectories(checkout.resolve(".timenet/lock"));
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.writeString(lock.resolve("pid"), Long.toString(gone.pid()));

        assertThat(launch("jdk 25", "ls").code()).isZero();
    }

    @Test
    void testCleansAndVerifiesEverything() throws Exception {
        launch("jdk 25", "test", "-o");

        assertThat(takeCalls()).containsExactly("mvn -B -ntp clean verify -o");
    }

    @Test
    void anOldJdkIsPassedOver() throws Exception {
        Result result = launch("jdk 17", "ls");

        assertThat(takeCalls()).as(result.output()).noneMatch(call -> call.startsWith("java"));
    }

    private record Result(int code, String output) {}

    private Result launch(String jdk, String... arguments) throws Exception {
        return finish(start(jdk, arguments));
    }

    private Process start(String jdk, String... arguments) throws IOException {
        List<String> command =
                Stream.concat(
                                Stream.of(checkout.resolve("timenet").toString()),
                                Stream.of(arguments))
                        .toList();
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(tools.toFile()).redirectErrorStream(true);
        builder.environment().put("PATH", tools + ":/usr/bin:/bin");
        builder.environment().put("JAVA_HOME", tools.resolve(jdk).toString());
        builder.environment().put("CALLS", calls.toString());
        return builder.start();
    }

    private static Result finish(Process process) throws Exception {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), output);
    }

    private List<String> takeCalls() throws IOException {
        List<String> lines = Files.exists(calls) ? Files.readAllLines(calls) : List.of();
        Files.deleteIfExists(calls);
        return lines;
    }

    private static void touchLater(Path file) throws IOException {
        Files.writeString(file, "");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));
    }

    private static void jdk(Path home, String version) throws IOException {
        script(home.resolve("bin/java"), JAVA);
        script(home.resolve("bin/javac"), JAVA);
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
