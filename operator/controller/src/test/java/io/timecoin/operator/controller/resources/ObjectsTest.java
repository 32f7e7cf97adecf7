package io.timecoin.operator.controller.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.TimeNetworkCodec;
import io.timecoin.crds.v1alpha1.spec.ReclaimPolicy;
import io.timecoin.crds.v1alpha1.spec.Tier;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.operator.platform.MasternodeKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole objects against the files beside this test: a careless change of a builder restarts every masternode. */
class ObjectsTest {
    private static final KubernetesSerialization YAML = new KubernetesSerialization();
    private static final String NETWORK =
            """
            apiVersion: time-coin.io/v1alpha1
            kind: TimeNetwork
            metadata: {name: testnet, namespace: chain, uid: 1f1e, generation: 3}
            spec:
              image: time-node:1.0.0
              imagePullSecrets: [{name: pull}]
              chain: {network: Testnet, blockInterval: 2s}
              masternodes:
              - {name: gold, tier: Gold, replicas: 3, env: [{name: TIME_LOG_LEVEL, value: debug}], labels: {team: chain}}
              peers: [{address: "seed.example.org:24100"}]
              p2p: {service: {type: LoadBalancer, annotations: {cloud: internal}}}
              monitoring: {serviceMonitor: true}
            """;
    private static final RegisteredMasternode MASTERNODE =
            new RegisteredMasternode(
                    "gold-0", "gold", Tier.GOLD, PublicKey.fromHex("ab".repeat(32)));

    private static final VolumeClaim CLAIM =
            new VolumeClaim("10Gi", null, VolumeClaim.ONE_HOST, ReclaimPolicy.DELETE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "statefulset",
                "peer-service",
                "external-peer-service",
                "rpc-service",
                "peers",
                "settings",
                "genesis",
                "secret",
                "budget",
                "network-policy",
                "service-monitor",
                "revision"
            })
    void isBuiltAsWritten(String name) {
        TimeNetwork network = TimeNetworkCodec.parse(NETWORK);

        assertThat(YAML.asYaml(build(name, network))).isEqualTo(expected(name));
    }

    private static HasMetadata build(String name, TimeNetwork network) {
        RevisionContent revision = RevisionContent.of(network);
        return switch (name) {
            case "statefulset" ->
                    MasternodeStatefulSet.of(network, MASTERNODE, revision, CLAIM, "00ff");
            case "peer-service" -> Services.peers(network);
            case "external-peer-service" -> Services.externalPeers(network).orElseThrow();
            case "rpc-service" -> Services.rpc(network);
            case "peers" -> ConfigMaps.peers(network, List.of(MASTERNODE));
            case "settings" ->
                    ConfigMaps.settings(
                            network, NodeSettings.of(network.getSpec().chain().network()));
            case "genesis" -> ConfigMaps.genesis(network, "{}");
            case "secret" ->
                    KeySecret.of(
                            network,
                            MASTERNODE,
                            new MasternodeKey("pem", MASTERNODE.key()),
                            Optional.empty(),
                            "token");
            case "budget" -> DisruptionBudget.of(network, 2);
            case "network-policy" -> AccessPolicy.of(network).orElseThrow();
            case "service-monitor" -> MetricsMonitor.of(network).orElseThrow();
            case "revision" -> revision.resource(network);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static String expected(String name) {
        try (var file = ObjectsTest.class.getResourceAsStream("/objects/" + name + ".yaml")) {
            return new String(
                    Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
