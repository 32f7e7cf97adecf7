package io.timecoin.timenet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.timecoin.crds.v1alpha1.TimeNetworkCodec;
import io.timecoin.crds.v1alpha1.status.MemberStatus;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.timenet.local.TestNetworks;
import java.util.List;
import org.junit.jupiter.api.Test;

class PodTableTest {
    private static final MemberStatus GOLD =
            new MemberStatus("gold-0", "gold", null, null, "1.0.0", null, true, 7, 3, "3/3", 6);

    @Test
    void aMasternodeIsShownWithItsWorkerAndWhatTheOperatorSaw() {
        assertThat(lines(ready("gold-0")))
                .anySatisfy(line ->
                        assertThat(line.split(" +"))
                                .containsExactly(
                                        "gold-0",
                                        "Gold",
                                        "1.0.0",
                                        "worker-1",
                                        "ready",
                                        "7",
                                        "3",
                                        "6"));
    }

    @Test
    void aPodThatDoesNotStartIsShownWithTheReason() {
        assertThat(lines(waiting("gold-0", "ErrImagePull")))
                .anySatisfy(line -> assertThat(line).startsWith("gold-0").contains("ErrImagePull"));
    }

    @Test
    void aMasternodeWithoutAPodIsShownToo() {
        assertThat(lines(ready("gold-0")))
                .anySatisfy(line -> assertThat(line).startsWith("free-0").contains("no Pod"));
    }

    private static List<String> lines(Pod pod) {
        return new PodTable(
                        TimeNetworkCodec.parse(TestNetworks.YAML),
                        TimeNetworkStatus.builder().members(List.of(GOLD)).build(),
                        List.of(pod))
                .table()
                .lines();
    }

    private static Pod ready(String masternode) {
        return pod(masternode)
                .editOrNewStatus()
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition()
                .endStatus()
                .build();
    }

    private static Pod waiting(String masternode, String reason) {
        return pod(masternode)
                .editOrNewStatus()
                .addNewContainerStatus()
                .withNewState()
                .withNewWaiting()
                .withReason(reason)
                .endWaiting()
                .endState()
                .endContainerStatus()
                .endStatus()
                .build();
    }

    private static PodBuilder pod(String masternode) {
        return new PodBuilder()
                .withNewMetadata()
                .withName("testnet-" + masternode + "-0")
                .addToLabels(ClusterLabels.MASTERNODE, masternode)
                .endMetadata()
                .withNewSpec()
                .withNodeName("worker-1")
                .endSpec();
    }
}
