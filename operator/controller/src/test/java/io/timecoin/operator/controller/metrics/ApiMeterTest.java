package io.timecoin.operator.controller.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiMeterTest {
    @ParameterizedTest
    @CsvSource({
        "/apis/apps/v1/namespaces/a/statefulsets, statefulsets",
        "/apis/apps/v1/namespaces/a/statefulsets/b, statefulsets",
        "/apis/time-coin.io/v1alpha1/namespaces/a/timenetworks/b/status, timenetworks/status",
        "/api/v1/pods, pods",
        "/api/v1/namespaces/a/pods/b, pods",
        "/api/v1/nodes/b, nodes",
        "/api/v1/namespaces/a, namespaces",
        "/apis/monitoring.coreos.com/v1, discovery"
    })
    void aRequestIsCountedByItsResourceAndNeverByTheNameOfAnObject(String path, String resource) {
        assertThat(ApiMeter.resource(path)).isEqualTo(resource);
    }
}
