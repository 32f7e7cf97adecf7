package io.timecoin.operator.controller.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import org.junit.jupiter.api.Test;

class DesiredObjectTest {
    private static final Service DESIRED =
            new ServiceBuilder()
                    .withNewMetadata()
                    .withName("rpc")
                    .addToLabels("app", "node")
                    .endMetadata()
                    .withNewSpec()
                    .withType("ClusterIP")
                    .addNewPort()
                    .withName("rpc")
                    .withPort(80)
                    .endPort()
                    .endSpec()
                    .build();

    private static HasMetadata applied(HasMetadata desired) {
        return new DesiredObject(desired).stamped();
    }

    @Test
    void whatWasAppliedNeedsNoWrite() {
        assertThat(new DesiredObject(DESIRED).isHeldBy(applied(DESIRED))).isTrue();
    }

    @Test
    void whatOthersAddIsTheirs() {
        Service live =
                new ServiceBuilder((Service) applied(DESIRED))
                        .editMetadata()
                        .addToLabels("theirs", "yes")
                        .endMetadata()
                        .editSpec()
                        .withClusterIP("10.0.0.7")
                        .endSpec()
                        .build();

        assertThat(new DesiredObject(DESIRED).isHeldBy(live)).isTrue();
    }

    @Test
    void aFieldThatSomebodyChangedIsDrift() {
        Service live =
                new ServiceBuilder((Service) applied(DESIRED))
                        .editSpec()
                        .withType("NodePort")
                        .endSpec()
                        .build();

        assertThat(new DesiredObject(DESIRED).isHeldBy(live)).isFalse();
    }

    @Test
    void aFieldThatIsNoLongerDesiredIsWrittenToo() {
        Service less =
                new ServiceBuilder(DESIRED).editMetadata().withLabels(null).endMetadata().build();

        assertThat(new DesiredObject(less).isHeldBy(applied(DESIRED))).isFalse();
    }

    @Test
    void aQuantityMayBeWrittenInAnotherWay() {
        assertThat(new DesiredObject(requesting("1000m")).isHeldBy(stampedAs("1000m", "1")))
                .isTrue();
        assertThat(new DesiredObject(requesting("1000m")).isHeldBy(stampedAs("1000m", "2")))
                .isFalse();
    }

    private static StatefulSet stampedAs(String desired, String live) {
        return new StatefulSetBuilder(requesting(live))
                .withMetadata(applied(requesting(desired)).getMetadata())
                .build();
    }

    private static StatefulSet requesting(String cpu) {
        return new StatefulSetBuilder()
                .withNewMetadata()
                .withName("gold-0")
                .endMetadata()
                .withNewSpec()
                .withNewTemplate()
                .withNewSpec()
                .addNewContainer()
                .withName("node")
                .withNewResources()
                .addToRequests("cpu", new Quantity(cpu))
                .endResources()
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }
}
