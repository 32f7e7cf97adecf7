package io.timecoin.operator.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is shipped as text. A careless edit of the operator's rights fails here. */
class InstallTest {
    private static final Path RBAC = Path.of("../../manifests/operator/rbac.yaml");

    @Test
    void theOperatorMayDoThisAndNothingMore() throws IOException {
        ClusterRole role = clusterRole("time-operator");

        assertThat(verbs(role.getRules()))
                .containsExactlyInAnyOrderEntriesOf(
                        new TreeMap<>(
                                Map.ofEntries(
                                        rule("timenetworks", "get list watch"),
                                        rule("timenetworks/status", "patch"),
                                        rule("timenetworks/finalizers", "update"),
                                        rule("statefulsets", "get list watch create patch"),
                                        rule("controllerrevisions", "get list watch create delete"),
                                        rule("services", "get list watch create patch delete"),
                                        rule("configmaps", "get list watch create patch delete"),
                                        rule("secrets", "get list watch create patch"),
                                        rule("persistentvolumeclaims", "get list watch patch"),
                                        rule("pods", "get list watch delete"),
                                        rule("events", "create"),
                                        rule("poddisruptionbudgets", "get list watch create patch"),
                                        rule(
                                                "networkpolicies",
                                                "get list watch create patch delete"),
                                        rule("servicemonitors", "get create patch"))));
    }

    @Test
    void ofTheClusterItMayReadHostsAndStorageClasses() throws IOException {
        assertThat(verbs(clusterRole("time-operator-cluster").getRules()))
                .containsExactlyInAnyOrderEntriesOf(
                        new TreeMap<>(
                                Map.ofEntries(
                                        rule("nodes", "get"),
                                        rule("storageclasses", "get list"),
                                        rule("csidrivers", "get"))));
    }

    @Test
    void inItsOwnNamespaceItMayHoldALease() throws IOException {
        Role role =
                documents()
                        .filter(Role.class::isInstance)
                        .map(Role.class::cast)
                        .findFirst()
                        .orElseThrow();

        assertThat(verbs(role.getRules()))
                .containsExactly(rule("leases", "get create update patch"));
    }

    private static ClusterRole clusterRole(String name) throws IOException {
        return documents()
                .filter(ClusterRole.class::isInstance)
                .map(ClusterRole.class::cast)
                .filter(role -> role.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Map.Entry<String, String> rule(String resource, String verbs) {
        return Map.entry(resource, verbs);
    }

    private static SortedMap<String, String> verbs(List<PolicyRule> rules) {
        SortedMap<String, String> verbs = new TreeMap<>();
        for (PolicyRule rule : rules) {
            rule.getResources()
                    .forEach(resource -> verbs.put(resource, String.join(" ", rule.getVerbs())));
        }
        return verbs;
    }

    private static Stream<Object> documents() throws IOException {
        KubernetesSerialization yaml = new KubernetesSerialization();
        return Stream.of(Files.readString(RBAC).split("(?m)^---$"))
                .map(document -> yaml.unmarshal(document));
    }
}
