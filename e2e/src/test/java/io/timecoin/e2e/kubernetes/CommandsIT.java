package io.timecoin.e2e.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.TimeNetworkCodec;
import io.timecoin.crds.v1alpha1.status.Phase;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.e2e.Timenet;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the local platform, with {@code --on}. */
@OnCluster(ClusterKind.SOURCE)
class CommandsIT {
    private final TestNetwork network;
    private final Timenet timenet;

    CommandsIT(TestCluster cluster, @TempDir Path folder) {
        network = new TestNetwork(cluster);
        timenet = new Timenet(folder);
    }

    @AfterEach
    void remove() {
        network.remove();
    }

    @Test
    void aNetworkIsBroughtUpSeenUpgradedTakenBackAndTakenDown() {
        assertThat(run("up", timenet.testnet().toString()).succeeded().output())
                .contains("RolloutComplete", "testnet  Running  version 1.0.0", "connections 6/6");
        assertThat(run("ls").succeeded().output()).contains("testnet  Running");

        upgradeUnderLoad();
        assertThat(run("upgrade", "--image", Images.NEXT_NODE).succeeded().output())
                .contains("nothing to do");
        assertThat(status().version()).isEqualTo("1.0.1");
        assertThat(run("up", timenet.testnet().toString()).succeeded().output())
                .contains("testnet stays with time-node:1.0.1");

        run("rollback").succeeded();
        assertThat(status().version()).isEqualTo("1.0.0");
        assertThat(run("logs", "gold-0").succeeded().output()).contains("node started");

        Timenet.Answer refused = run("down");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.output()).contains("storage.reclaim is Delete", "--data");
        assertThat(run("down", "--data").succeeded().output()).contains("is down and removed");
        assertThat(run("status").exitCode()).isEqualTo(3);
    }

    /** A load says by its exit code whether every payment was kept and none was made twice. */
    private void upgradeUnderLoad() {
        Timenet.Answer load =
                timenet.beside(
                        () ->
                                assertThat(
                                                run("upgrade", "--image", Images.NEXT_NODE)
                                                        .succeeded()
                                                        .output())
                                        .contains(
                                                "WaveStarted: wave 1 of 4",
                                                "all masternodes run " + Images.NEXT_NODE),
                        here("load", "--rate", "20", "--seconds", "60"));
        assertThat(load.succeeded().output()).containsPattern("lost +0");
    }

    private TimeNetworkStatus status() {
        String printed = run("status", "-o", "json").succeeded().output();
        TimeNetwork shown =
                TimeNetworkCodec.parse(
                        printed.substring(printed.indexOf('{'), printed.lastIndexOf('}') + 1));
        TimeNetworkStatus status = Objects.requireNonNull(shown.getStatus());
        assertThat(status.phase()).isEqualTo(Phase.RUNNING);
        return status;
    }

    private Timenet.Answer run(String... arguments) {
        return timenet.run(here(arguments));
    }

    private String[] here(String... arguments) {
        return Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--on", "source", "--namespace", network.namespace()))
                .toArray(String[]::new);
    }
}
