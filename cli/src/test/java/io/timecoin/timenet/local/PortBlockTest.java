package io.timecoin.timenet.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.timecoin.timenet.TimenetException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PortBlockTest {
    @Test
    void theFirstMasternodeAnswersAtTheTestnetsRpcPortAndTheOthersFollow() {
        PortBlock first = PortBlock.firstFree(new TreeSet<>());

        assertThat(first.rpc(0)).isEqualTo(24_101);
        assertThat(first.rpc(1)).isEqualTo(24_102);
        assertThat(first.p2p(0)).isEqualTo(24_151);
    }

    @Test
    void theNextNetworkTakesTheNextBlockThatOverlapsNone() {
        assertThat(PortBlock.firstFree(new TreeSet<>(List.of(24_100, 24_250))).base())
                .isEqualTo(24_400);
    }

    @Test
    void noPortOfAFullBlockIsUsedTwice() {
        List<Integer> used = new PortBlock(24_100).used(PortBlock.SLOTS);

        assertThat(used).doesNotHaveDuplicates().allMatch(port -> port > 24_100 && port < 24_200);
    }

    @Test
    void aPortInUseIsNamedWithWhatToDo() throws IOException {
        try (ServerSocket foreign = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Integer> ports = List.of(foreign.getLocalPort());

            assertThatThrownBy(() -> PortBlock.requireFree(ports))
                    .isInstanceOf(TimenetException.class)
                    .hasMessageContainingAll(
                            "port " + foreign.getLocalPort(), "in use", "--port-base");
        }
    }

    @Test
    void aBaseBeyondTheLastPortIsRefused() {
        assertThatThrownBy(() -> new PortBlock(65_500)).hasMessageContaining("65400");
    }
}
