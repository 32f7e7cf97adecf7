package io.timecoin.timenet.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.timecoin.timenet.state.StateFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {
    @TempDir private Path root = Path.of("");

    @Test
    void aBuiltCheckoutGivesJarsNativeLibrariesFlagsAndCommit() {
        Path target = root.resolve("node-image/node/target");
        StateFiles.writeText(target.resolve("jvm.options"), "# small\n-Xmx160m\n\n-Xss512k\n");
        StateFiles.writeText(target.resolve("time-node-1.0.0.jar"), "");
        StateFiles.writeText(target.resolve("time-node-1.0.0-tests.jar"), "");
        StateFiles.writeText(target.resolve("lib/netty.jar"), "");
        StateFiles.writeText(target.resolve("native/librocksdb.so"), "");
        StateFiles.writeText(root.resolve(".timenet/commit"), "abc123-dirty\n");

        Distribution distribution = Distribution.ofCheckout(root);

        assertThat(distribution.jars())
                .containsExactly(
                        target.resolve("time-node-1.0.0.jar"), target.resolve("lib/netty.jar"));
        assertThat(distribution.natives()).containsExactly(target.resolve("native/librocksdb.so"));
        assertThat(distribution.jvmFlags()).containsExactly("-Xmx160m", "-Xss512k");
        assertThat(distribution.commit()).isEqualTo("abc123-dirty");
    }

    @Test
    void anUnbuiltCheckoutIsToldWithWhatToDo() {
        assertThatThrownBy(() -> Distribution.ofCheckout(root))
                .hasMessageContainingAll("no built node", "mvn package");
    }
}
