package io.timecoin.crds.check;

import static io.timecoin.crds.check.Documents.accepted;
import static io.timecoin.crds.check.Documents.problems;
import static io.timecoin.crds.check.Documents.valid;
import static io.timecoin.crds.check.Documents.with;
import static io.timecoin.crds.check.Documents.without;
import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is accepted, what is refused, and what people read then. */
class TimeNetworkCheckerTest {

    private static final TimeNetworkChecker CHECKER = new TimeNetworkChecker();
    private static final String FORTY = "a".repeat(40);

    @Test
    void aValidDocumentComesBackWithItsDefaults() {
        TimeNetwork network = accepted(CHECKER.check(valid()));

        assertThat(network.getMetadata().getName()).isEqualTo("testnet");
        assertThat(network.getSpec().rollout().gates().samples()).isEqualTo(3);
        assertThat(network.getSpec().masternodes().get(1).storage().size()).isEqualTo("10Gi");
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void everyManifestIsValid(Path manifest) throws IOException {
        assertThat(problems(CHECKER.check(Files.readString(manifest)))).isEmpty();
    }

    static Stream<Path> manifests() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../manifests/networks"))) {
            List<Path> manifests = files.filter(f -> f.toString().endsWith(".yaml")).toList();
            assertThat(manifests).hasSizeGreaterThanOrEqualTo(3);
            return manifests.stream();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "/metadata/name ~ time-1",
                "/spec/image ~ time-node:1.0.0",
                "/spec/image ~ registry.example.org:5000/time/time-node:1.0.0-rc.1_x",
                "/spec/image ~ time-node:1.0.0@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "/spec/imagePullPolicy ~ Never",
                "/spec/imagePullSecrets ~ [{name: pull}]",
                "/spec/chain/blockInterval ~ 1s",
                "/spec/chain/blockInterval ~ 1h",
                "/spec/chain/genesisTime ~ null",
                "/spec/chain/genesisTime ~ `\"2026-11-01T00:00:00Z\"`",
                "/spec/chain/allocations ~ [{address: TIME0111111111111111111111111111111111, amount: \"1000000\"}]",
                "/spec/masternodes ~ [{name: a, tier: Gold, replicas: 3}]",
                "/spec/masternodes ~ [{name: a, tier: Gold}, {name: b, tier: Gold}, {name: c, tier: Gold}]",
                "/spec/masternodes ~ [{name: a, tier: Gold, replicas: 1000}]",
                "/spec/masternodes/0/rewardAddress ~ TIME0111111111111111111111111111111111",
                "/spec/masternodes/0/resources ~ {requests: {cpu: 1, memory: 512Mi}}",
                "/spec/masternodes/0/labels ~ {team: chain}",
                "/spec/masternodes/0/env ~ [{name: TIME_LOG_FORMAT, value: json}]",
                "/spec/peers ~ [{address: \"seed.example.org:24100\"}]",
                "/spec/rollout/maxUnavailable ~ Quorum",
                "/spec/rollout/maxUnavailable ~ 1",
                "/spec/rollout/maxUnavailable ~ 25%",
                "/spec/rollout/maxUnavailable ~ 100%",
                "/spec/rollout/reserve ~ null",
                "/spec/rollout/reserve ~ 0",
                "/spec/rollout/gates/handshakes ~ {minSuccess: 0%, stableFor: 500ms}",
                "/spec/rollout/gates/interval ~ 100ms",
                "/spec/rollout/gates/interval ~ 10m",
                "/spec/rollout/progressDeadline ~ 1s",
                "/spec/rollout/paused ~ true",
                "/spec/rollout/restartAt ~ today",
                "/spec/rpc/service ~ {type: NodePort, annotations: {a: b}}",
                "/status ~ {phase: Running, chain: {height: 3}}"
            })
    void accepts(String field, String value) {
        assertThat(problems(CHECKER.check(with(field, value)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "/apiVersion ~ v1 ~ apiVersion: \"v1\" is not allowed: it must be time-coin.io/v1alpha1",
                "/kind ~ Pod ~ kind: \"Pod\" is not allowed: it must be TimeNetwork",
                "/metadata/name ~ Test_Net ~ metadata.name must be lower-case letters, digits and '-', begin with a letter and not end with '-': Services are named after it",
                "/metadata/name ~ 1net ~ metadata.name must be lower-case letters, digits and '-', begin with a letter and not end with '-': Services are named after it",
                "/spec/image ~ time-node ~ spec.image: image must be name:tag, such as time-node:1.0.0",
                "/spec/image ~ `time-node:1 0` ~ spec.image: image must be name:tag, such as time-node:1.0.0",
                "/spec/image ~ Time-Node:1.0.0 ~ spec.image: image must be name:tag, such as time-node:1.0.0",
                "/spec/image ~ \"time-node:\" ~ spec.image: image must be name:tag, such as time-node:1.0.0",
                "/spec/chain/network ~ Devnet ~ spec.chain.network: \"Devnet\" is not allowed: it must be Mainnet or Testnet",
                "/spec/chain/blockInterval ~ 0s ~ spec.chain.blockInterval: blockInterval must be from 1s to 1h",
                "/spec/chain/blockInterval ~ 61m ~ spec.chain.blockInterval: blockInterval must be from 1s to 1h",
                "/spec/chain/blockInterval ~ 2 ~ spec.chain.blockInterval: 2 is not allowed: it must be a text: Time between blocks, from 1s to 1h; slots are aligned to the genesis time.",
                "/spec/chain/blockInterval ~ fast ~ spec.chain.blockInterval: \"fast\" is not allowed: Time between blocks, from 1s to 1h; slots are aligned to the genesis time. (form ^[0-9]{1,6}(ms|s|m|h)$)",
                "/spec/chain/genesisTime ~ 2026-02-30T00:00:00Z ~ spec.chain.genesisTime: \"2026-02-30T00:00:00Z\" is not a date-time",
                "/spec/chain/allocations ~ [{address: TIME1111111111111111111111111111111111, amount: \"1\"}] ~ spec.chain.allocations: addresses begin with TIME0 on Testnet and with TIME1 on Mainnet",
                "/spec/masternodes ~ [] ~ spec.masternodes: has 0 items: from 1 to 16",
                "/spec/masternodes ~ [{name: a, tier: Gold, replicas: 2}] ~ spec.masternodes: a network needs 3 masternodes or more in all pools together",
                "/spec/masternodes ~ [{name: a, tier: Gold, replicas: 1000}, {name: b, tier: Gold}] ~ spec.masternodes: a network may have 1000 masternodes at most",
                "/spec/masternodes ~ [{name: a, tier: Gold, replicas: 2}, {name: a, tier: Free}] ~ spec.masternodes: names of pools must be unique",
                "/spec/masternodes/1/name ~ Free ~ spec.masternodes[1].name: \"Free\" is not allowed: Name of the pool, unique in the network; its masternodes are <network>-<name>-<number>. (form ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$)",
                "/spec/masternodes/1/tier ~ Golden ~ spec.masternodes[1].tier: \"Golden\" is not allowed: it must be Bronze or Free or Gold or Silver",
                "/spec/masternodes/1/replicas ~ -1 ~ spec.masternodes[1].replicas: -1 is not allowed: it must be from 0 to 1000",
                "/spec/masternodes/1/replicas ~ 1001 ~ spec.masternodes[1].replicas: 1001 is not allowed: it must be from 0 to 1000",
                "/spec/masternodes/1/replicas ~ many ~ spec.masternodes[1].replicas: \"many\" is not allowed: it must be a whole number",
                "/spec/masternodes/0/rewardAddress ~ TIME1111111111111111111111111111111111 ~ spec.masternodes: rewardAddress begins with TIME0 on Testnet and with TIME1 on Mainnet",
                "/spec/masternodes/0/storage ~ {size: 0Gi} ~ spec.masternodes[0].storage.size: \"0Gi\" is not allowed: Size of the volume; it may grow, not shrink. (form ^[1-9][0-9]{0,9}(Ki|Mi|Gi|Ti|k|M|G|T)?$)",
                "/spec/masternodes/0/env ~ [{name: TIME_X, valueFrom: {}}] ~ spec.masternodes[0].env[0].valueFrom: unknown field; known here: name, value",
                "/spec/masternodes/0/resources ~ {limit: {}} ~ spec.masternodes[0].resources.limit: unknown field; known here: claims, limits, requests",
                "/spec/rollout/maxUnavailable ~ 0 ~ spec.rollout.maxUnavailable: maxUnavailable must be Quorum, a number from 1 to 1000, or a percentage from 1% to 100%",
                "/spec/rollout/maxUnavailable ~ 99999999999 ~ spec.rollout.maxUnavailable: maxUnavailable must be Quorum, a number from 1 to 1000, or a percentage from 1% to 100%",
                "/spec/rollout/maxUnavailable ~ 0% ~ spec.rollout.maxUnavailable: maxUnavailable must be Quorum, a number from 1 to 1000, or a percentage from 1% to 100%",
                "/spec/rollout/maxUnavailable ~ all ~ spec.rollout.maxUnavailable: maxUnavailable must be Quorum, a number from 1 to 1000, or a percentage from 1% to 100%",
                "/spec/rollout/maxUnavailable ~ [1] ~ spec.rollout.maxUnavailable: [1] is not allowed: it must be a whole number or a text",
                "/spec/rollout/reserve ~ -1 ~ spec.rollout.reserve: -1 is not allowed: it must be from 0 to 1000",
                "/spec/rollout/canary ~ -1 ~ spec.rollout.canary: -1 is not allowed: it must be from 0 to 1000",
                "/spec/rollout/gates/handshakes ~ {minSuccess: 101%} ~ spec.rollout.gates.handshakes.minSuccess: \"101%\" is not allowed: Share of the handshakes begun in the last stableFor that must have completed. (form ^(100|[0-9]{1,2})%$)",
                "/spec/rollout/gates/blocks ~ {minAdvance: 0} ~ spec.rollout.gates.blocks.minAdvance: 0 is not allowed: it must be from 1 to 1000",
                "/spec/rollout/gates/samples ~ 0 ~ spec.rollout.gates.samples: 0 is not allowed: it must be from 1 to 100",
                "/spec/rollout/gates/interval ~ 99ms ~ spec.rollout.gates.interval: interval must be from 100ms to 10m",
                "/spec/rollout/progressDeadline ~ 0s ~ spec.rollout.progressDeadline: progressDeadline must be 1s or more",
                "/spec/rollout/paused ~ later ~ spec.rollout.paused: \"later\" is not allowed: it must be true or false",
                "/spec/rollout/onFailure ~ Retry ~ spec.rollout.onFailure: \"Retry\" is not allowed: it must be Pause or Rollback",
                "/spec/peers ~ [{address: seed}] ~ spec.peers[0].address: \"seed\" is not allowed: Its address, host:port. (form ^[A-Za-z0-9.-]+:[0-9]{1,5}$)",
                "/spec/imagee ~ x ~ spec.imagee: unknown field; known here: chain, image, imagePullPolicy, imagePullSecrets, masternodes, monitoring, networkPolicy, p2p, peers, rollout, rpc",
                "/specs ~ {} ~ specs: unknown field; known here: apiVersion, kind, metadata, spec, status",
                "/metadata/lables ~ {} ~ metadata.lables: unknown field; known here: name, annotations, creationTimestamp, deletionGracePeriodSeconds, deletionTimestamp, finalizers, generateName, generation, labels, managedFields, namespace, ownerReferences, resourceVersion, selfLink, uid",
                "/spec/masternodes/0/labels ~ {team: 1} ~ spec.masternodes[0].labels.team: 1 is not allowed: it must be a text"
            })
    void refuses(String field, String value, String problem) {
        assertThat(problems(CHECKER.check(with(field, value)))).containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "/apiVersion, apiVersion: is required",
        "/metadata/name, metadata.name: is required",
        "/spec, spec: is required",
        "/spec/image, spec.image: is required",
        "/spec/chain, spec.chain: is required",
        "/spec/chain/network, spec.chain.network: is required",
        "/spec/masternodes, spec.masternodes: is required",
        "/spec/masternodes/0/tier, spec.masternodes[0].tier: is required"
    })
    void refusesADocumentWithout(String field, String problem) {
        assertThat(problems(CHECKER.check(without(field)))).containsExactly(problem);
    }

    @Test
    void aDocumentOfAnotherKindIsToldOnlyThat() {
        var document = with("/kind", "Deployment");
        Documents.set(document, "/spec/selector", "{}");

        assertThat(problems(CHECKER.check(document)))
                .containsExactly("kind: \"Deployment\" is not allowed: it must be TimeNetwork");
    }

    @Test
    void aLineBreakIsNoPartOfAName() {
        assertThat(problems(CHECKER.check(with("/spec/masternodes/0/name", "\"gold\\n\""))))
                .singleElement()
                .asString()
                .startsWith("spec.masternodes[0].name: \"gold\\n\" is not allowed");
    }

    @Test
    void refusesTierFreeOnMainnet() {
        assertThat(problems(CHECKER.check(with("/spec/chain/network", "Mainnet"))))
                .containsExactly(
                        "spec.masternodes: tier Free is for Testnet only: on Mainnet use Bronze, Silver or Gold");
    }

    @Test
    void refusesFreeAdmissionOnMainnet() {
        var document = with("/spec/chain", "{network: Mainnet, admission: Free}");
        Documents.set(document, "/spec/masternodes", "[{name: gold, tier: Gold, replicas: 3}]");

        assertThat(problems(CHECKER.check(document)))
                .containsExactly(
                        "spec.chain.admission: admission Free is for Testnet only: on Mainnet use Closed or Collateral");
    }

    @Test
    void boundsTheNamesOfStatefulSets() {
        String problem =
                "<metadata.name>-<pool>-<number> names a StatefulSet and may have 52 characters at most: shorten metadata.name or the pool's name";

        // 40 + "-" + 4 + "-" + 1 digit = 47, and with a pool name of 9 letters 52
        var fits = with("/metadata/name", FORTY);
        Documents.set(fits, "/spec/masternodes/0/name", "ninechars");
        var tooLong = with("/metadata/name", FORTY);
        Documents.set(tooLong, "/spec/masternodes/0/name", "tencharact");

        assertThat(problems(CHECKER.check(fits))).isEmpty();
        assertThat(problems(CHECKER.check(tooLong))).containsExactly(problem);
    }

    @Test
    void namesEveryProblemOfTheStructureAtOnce() {
        var document = with("/spec/rollout/gates/samples", "0");
        Documents.set(document, "/spec/chain/blockInterval", "soon");

        assertThat(problems(CHECKER.check(document)))
                .hasSize(2)
                .anyMatch(problem -> problem.startsWith("spec.rollout.gates.samples"))
                .anyMatch(problem -> problem.startsWith("spec.chain.blockInterval"));
    }
}
