package io.timecoin.operator.controller.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every rule of the CRD on a real API server: what is refused, in which words, and what is accepted beside it. */
@ExtendWith(ApiServer.class)
class CrdRulesIT {
    private static final String YAML =
            """
            apiVersion: time-coin.io/v1alpha1
            kind: TimeNetwork
            metadata: {name: rules, namespace: default}
            spec:
              image: time-node:1.0.0
              chain: {network: Testnet, blockInterval: 2s}
              masternodes:
              - {name: gold, tier: Gold, replicas: 2, storage: {size: 10Gi}}
              - {name: free, tier: Bronze, replicas: 1}
              rollout: {canary: 0}
            """;

    /** Part of the document ~ what is refused in its place ~ the message ~ what is accepted in its place. */
    private static final List<String> REFUSED =
            List.of(
                    "name: rules ~ name: 1rules ~ metadata.name must be lower-case letters, digits and '-' ~ name: rules-1",
                    "name: gold, ~ `name: abcdefghijklmnopqrstuvwxyzabcdefg,` ~ Too long: may not be more than 32 ~ `name: abcdefghijklmnopqrstuvwxyzabcdef,`",
                    "time-node:1.0.0 ~ time-node ~ image must be name:tag, such as time-node:1.0.0 ~ time-node:1.0.0-rc.1",
                    "blockInterval: 2s ~ blockInterval: 2h ~ blockInterval must be from 1s to 1h ~ blockInterval: 1h",
                    "blockInterval: 2s ~ `blockInterval: 2s, allocations: [{address: TIME1111111111111111111111111111111111, amount: \"1\"}]` ~ addresses begin with TIME0 on Testnet and with TIME1 on Mainnet ~ `blockInterval: 2s, allocations: [{address: TIME0111111111111111111111111111111111, amount: \"1\"}]`",
                    "replicas: 2 ~ replicas: 1 ~ a network needs 3 masternodes or more in all pools together ~ replicas: 3",
                    "replicas: 2 ~ replicas: 1000 ~ a network may have 1000 masternodes at most ~ replicas: 999",
                    "name: free ~ name: gold ~ names of pools must be unique ~ name: silver",
                    "replicas: 2 ~ `replicas: 2, rewardAddress: TIME1111111111111111111111111111111111` ~ rewardAddress begins with TIME0 on Testnet and with TIME1 on Mainnet ~ `replicas: 2, rewardAddress: TIME0111111111111111111111111111111111`",
                    "canary: 0 ~ maxUnavailable: 0% ~ `maxUnavailable must be Quorum, a number from 1 to 1000, or a percentage from 1% to 100%` ~ maxUnavailable: 25%",
                    "canary: 0 ~ progressDeadline: 0s ~ progressDeadline must be 1s or more ~ progressDeadline: 1s",
                    "canary: 0 ~ `gates: {interval: 99ms}` ~ interval must be from 100ms to 10m ~ `gates: {interval: 100ms}`",
                    "name: rules, ~ `name: a-name-that-is-much-too-long-for-what-is-to-be-named-after-it,` ~ names a StatefulSet and may have 52 characters at most ~ `name: a-name-of-forty-four-characters-which-fits-i,`");

    /** Part of a document that exists ~ what it cannot become ~ the message. */
    private static final List<String> FIXED =
            List.of(
                    "network: Testnet ~ network: Mainnet ~ network cannot change once the network exists",
                    "blockInterval: 2s ~ blockInterval: 3s ~ blockInterval cannot change once the network exists",
                    "blockInterval: 2s ~ `blockInterval: 2s, genesisTime: \"2026-11-01T00:00:00Z\"` ~ genesisTime cannot change once the network exists",
                    "blockInterval: 2s ~ `blockInterval: 2s, allocations: [{address: TIME0111111111111111111111111111111111, amount: \"1\"}]` ~ allocations cannot change once the network exists",
                    "blockInterval: 2s ~ `blockInterval: 2s, admission: Free` ~ admission cannot change once the network exists",
                    "blockInterval: 2s ~ `blockInterval: 2s, fundingSecret: coins` ~ fundingSecret cannot change once the network exists",
                    "tier: Gold ~ tier: Silver ~ tier of a pool cannot change",
                    "size: 10Gi ~ size: 9Gi ~ storage size of a pool may grow, not shrink",
                    "size: 10Gi ~ `size: 10Gi, storageClassName: fast` ~ storageClassName of a pool cannot change");

    private static final String FREE_ON_MAINNET =
            "tier Free is for Testnet only: on Mainnet use Bronze, Silver or Gold";

    private static final String FREE_ADMISSION =
            "admission Free is for Testnet only: on Mainnet use Closed or Collateral";

    private static final Path CRD = Path.of("../../crds/timenetworks.time-coin.io.yaml");

    @ParameterizedTest
    @FieldSource("REFUSED")
    void refusesAndAccepts(String row, ApiServer.Running server) {
        List<String> cells = cells(row);
        String part = cells.get(0);
        try (KubernetesClient client = server.client()) {
            assertThat(YAML).contains(part);
            assertThat(create(client, YAML.replace(part, cells.get(1)))).contains(cells.get(2));
            assertThat(create(client, YAML.replace(part, cells.get(3)))).isEmpty();
        }
    }

    @Test
    void refusesTierFreeOnMainnetAlone(ApiServer.Running server) {
        try (KubernetesClient client = server.client()) {
            String free = YAML.replace("tier: Bronze", "tier: Free");

            assertThat(create(client, free.replace("Testnet", "Mainnet")))
                    .contains(FREE_ON_MAINNET);
            assertThat(create(client, free)).isEmpty();
            assertThat(create(client, YAML.replace("Testnet", "Mainnet"))).isEmpty();

            String admitting =
                    YAML.replace("blockInterval: 2s", "blockInterval: 2s, admission: Free");
            assertThat(create(client, admitting.replace("Testnet", "Mainnet")))
                    .contains(FREE_ADMISSION);
            assertThat(create(client, admitting)).isEmpty();
        }
    }

    @ParameterizedTest
    @FieldSource("FIXED")
    void refusesChangesOfWhatIsFixed(String row, ApiServer.Running server) {
        List<String> cells = cells(row);
        String part = cells.get(0);
        try (KubernetesClient client = server.client()) {
            assertThat(YAML).contains(part);
            String existing = YAML.replace("name: rules", "name: changed");
            client.resource(parse(existing)).createOr(known -> known.update());

            assertThat(update(client, existing.replace(part, cells.get(1)))).contains(cells.get(2));
            assertThat(update(client, existing.replace("size: 10Gi", "size: 11Gi"))).isEmpty();
            assertThat(update(client, existing.replace(":1.0.0", ":1.1.0"))).isEmpty();
        }
    }

    @Test
    void everyRuleIsProvenHere() throws IOException {
        List<String> proven = new ArrayList<>(List.of(FREE_ON_MAINNET, FREE_ADMISSION));
        Stream.concat(REFUSED.stream(), FIXED.stream())
                .map(row -> cells(row).get(2))
                .forEach(proven::add);

        assertThat(new YAMLMapper().readTree(CRD.toFile()).findValues("x-kubernetes-validations"))
                .flatExtracting(rules -> rules.findValuesAsText("message"))
                .isNotEmpty()
                .allSatisfy(message -> assertThat(proven).anyMatch(message::contains));
    }

    /** Bounds, patterns and enumerations, read from the schema itself. */
    @Test
    void everyBoundOfAFieldIsKeptAndItsPathTold(ApiServer.Running server) throws IOException {
        JsonNode spec =
                new YAMLMapper()
                        .readTree(CRD.toFile())
                        .at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
        List<OutOfBounds> wrong = OutOfBounds.of(spec);
        assertThat(wrong).hasSizeGreaterThan(60);

        try (KubernetesClient client = server.client()) {
            for (OutOfBounds one : wrong) {
                GenericKubernetesResource document = one.in(YAML);
                String refusal = message(() -> client.resource(document).dryRun().create());
                assertThat(refusal).as(one.toString()).contains(one.path());
            }
        }
    }

    private static List<String> cells(String row) {
        return Stream.of(row.split(" ~ ")).map(cell -> cell.replace("`", "").strip()).toList();
    }

    private static String create(KubernetesClient client, String yaml) {
        return message(() -> client.resource(parse(yaml)).dryRun().create());
    }

    private static String update(KubernetesClient client, String yaml) {
        return message(() -> client.resource(parse(yaml)).dryRun().update());
    }

    private static String message(Runnable write) {
        try {
            write.run();
            return "";
        } catch (KubernetesClientException refused) {
            return refused.getStatus() == null
                    ? String.valueOf(refused.getMessage())
                    : refused.getStatus().getMessage();
        }
    }

    private static GenericKubernetesResource parse(String yaml) {
        return new KubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class);
    }
}
