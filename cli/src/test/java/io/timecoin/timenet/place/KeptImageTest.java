package io.timecoin.timenet.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.TimeNetworkCodec;
import io.timecoin.timenet.local.TestNetworks;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptImageTest {
    private static final String OLD = "time-node:1.0.0";
    private static final String NEW = "time-node:1.0.1";

    @Test
    void anImageThatACommandChoseStaysWhileTheFileSaysWhatItSaidBefore() {
        assertThat(KeptImage.of(Optional.of(OLD), network(NEW), network(OLD))).contains(NEW);
    }

    @Test
    void aFileThatNamesAnotherImageThanBeforeIsFollowed() {
        assertThat(KeptImage.of(Optional.of(OLD), network(NEW), network("time-node:1.0.2")))
                .isEmpty();
    }

    @Test
    void aFileOfWhichNothingIsKnownIsFollowed() {
        assertThat(KeptImage.of(Optional.empty(), network(NEW), network(OLD))).isEmpty();
    }

    private static TimeNetwork network(String image) {
        return TimeNetworkCodec.parse(TestNetworks.YAML.replace(OLD, image));
    }
}
