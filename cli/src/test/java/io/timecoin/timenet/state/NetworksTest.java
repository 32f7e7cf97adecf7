package io.timecoin.timenet.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.local.TestNetworks;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void theOnlyNetworkIsMeantWhereNoneIsNamed() {
        make("here");

        assertThat(networks().existing(Optional.empty()).name()).isEqualTo("here");
    }

    @Test
    void testnetIsMeantWhereThereAreSeveral() {
        make("testnet");
        make("another");

        assertThat(networks().existing(Optional.empty()).name()).isEqualTo("testnet");
        assertThat(networks().existing(Optional.of("another")).name()).isEqualTo("another");
    }

    @Test
    void aMissingNetworkIsToldWithThoseThatAreThere() {
        make("one");

        assertThatThrownBy(() -> networks().existing(Optional.of("two")))
                .isInstanceOfSatisfying(
                        TimenetException.class,
                        refused -> assertThat(refused.exitCode()).isEqualTo(ExitCode.NOT_FOUND))
                .hasMessageContainingAll("two", "one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../up", "Big", "a/b", "-a", "a-", ".hidden"})
    void namesThatCouldLeaveTheFolderAreRefused(String name) {
        assertThatThrownBy(() -> networks().network(name))
                .isInstanceOfSatisfying(
                        TimenetException.class,
                        refused -> assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_INPUT));
    }

    private Networks networks() {
        return new Networks(folder);
    }

    private void make(String name) {
        networks().network(name).setDesired(TestNetworks.withImage("time-node:1.0.0"));
    }
}
