package io.timecoin.operator.controller.resources;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.spec.EnvSetting;
import io.timecoin.crds.v1alpha1.spec.MasternodePool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The Pods of a pool, without what is each masternode's own ({@link MasternodeStatefulSet} adds that). They meet the
 * restricted Pod security standard.
 */
final class PodTemplate {
    /** Name of the volume claim. */
    static final String DATA_VOLUME = "data";

    /** Name of the volume with the masternode's key, which is filled in for each. */
    static final String KEY_VOLUME = "key";

    static final String DATA_DIRECTORY = "/var/lib/time";
    static final String KEY_DIRECTORY = "/etc/time/key";
    static final String GENESIS_DIRECTORY = "/etc/time/genesis";
    static final String PEERS_DIRECTORY = "/etc/time/peers";

    private static final String SETTINGS_FILE = "/etc/time/node.yaml";

    /** Closing the database and its connections takes a node seconds; a slow disk gets the rest. */
    private static final long GRACE_SECONDS = 60;

    /** User and group of the image; the group may read the key and write the volume. */
    private static final long USER = 65_532;

    /** Owner and group may read, nobody else: a node refuses a key that is open to others. */
    private static final int KEY_MODE = 0440;

    private PodTemplate() {}

    /** The template of a pool with these settings. */
    static PodTemplateSpec of(TimeNetwork network, MasternodePool pool, NodeSettings settings) {
        SortedMap<String, String> labels = new TreeMap<>(pool.labels());
        labels.put(Labels.TIER, NodeContainer.text(pool.tier()));
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(labels)
                .withAnnotations(pool.annotations())
                .endMetadata()
                .withNewSpec()
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                .withSecurityContext(securityContext())
                .withImagePullSecrets(
                        network.getSpec().imagePullSecrets().stream()
                                .map(secret -> new LocalObjectReference(secret.name()))
                                .toList())
                .withPriorityClassName(pool.priorityClassName())
                .withNodeSelector(pool.nodeSelector())
                .withTolerations(pool.tolerations())
                .withAffinity(pool.affinity())
                .withTopologySpreadConstraints(spread(network, pool))
                .withContainers(NodeContainer.of(network, pool, environment(network, pool)))
                .withVolumes(volumes(network, settings))
                .endSpec()
                .build();
    }

    private static PodSecurityContext securityContext() {
        return new PodSecurityContextBuilder()
                .withRunAsNonRoot(true)
                .withRunAsUser(USER)
                .withRunAsGroup(USER)
                .withFsGroup(USER)
                .withFsGroupChangePolicy("OnRootMismatch")
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .build();
    }

    private static List<TopologySpreadConstraint> spread(TimeNetwork network, MasternodePool pool) {
        return pool.topologySpreadConstraints().isEmpty()
                ? Stream.of("topology.kubernetes.io/zone", "kubernetes.io/hostname")
                        .map(domain -> spread(network, domain))
                        .toList()
                : pool.topologySpreadConstraints();
    }

    private static TopologySpreadConstraint spread(TimeNetwork network, String domain) {
        return new TopologySpreadConstraintBuilder()
                .withMaxSkew(1)
                .withTopologyKey(domain)
                .withWhenUnsatisfiable("ScheduleAnyway")
                .withNewLabelSelector()
                .withMatchLabels(Labels.selectingPods(network.getMetadata().getName()))
                .endLabelSelector()
                .build();
    }

    /** The operator's own variables win over equal ones of the pool: they are the node's identity. */
    private static List<EnvVar> environment(TimeNetwork network, MasternodePool pool) {
        List<EnvVar> own =
                List.of(
                        fromPod("POD_NAME", "metadata.name"),
                        fromPod("TIME_NAME", "metadata.labels['" + Labels.MASTERNODE + "']"),
                        plain(
                                "TIME_P2P_ADVERTISE",
                                ConfigMaps.peerAddress(network, "$(POD_NAME)")));
        List<String> taken = own.stream().map(EnvVar::getName).toList();
        SortedMap<String, String> settings = new TreeMap<>();
        for (EnvSetting setting : pool.env()) {
            settings.put(setting.name(), setting.value());
        }
        List<EnvVar> all = new ArrayList<>(own);
        settings.forEach((name, value) -> {
            if (!taken.contains(name)) {
                all.add(plain(name, value));
            }
        });
        return all;
    }

    private static EnvVar plain(String name, String value) {
        return new EnvVarBuilder().withName(name).withValue(value).build();
    }

    private static EnvVar fromPod(String name, String path) {
        return new EnvVarBuilder()
                .withName(name)
                .withNewValueFrom()
                .withNewFieldRef()
                .withFieldPath(path)
                .endFieldRef()
                .endValueFrom()
                .build();
    }

    static Map<String, String> mounts() {
        SortedMap<String, String> mounts = new TreeMap<>();
        mounts.put(DATA_VOLUME, DATA_DIRECTORY);
        mounts.put("genesis", GENESIS_DIRECTORY);
        mounts.put(KEY_VOLUME, KEY_DIRECTORY);
        mounts.put("peers", PEERS_DIRECTORY);
        mounts.put("settings", SETTINGS_FILE);
        mounts.put("tmp", "/tmp");
        return mounts;
    }

    private static List<Volume> volumes(TimeNetwork network, NodeSettings settings) {
        Names names = new Names(network.getMetadata().getName());
        return List.of(
                configMap("genesis", names.genesis()),
                configMap("peers", names.peers()),
                configMap("settings", names.settings(settings.hash())),
                new VolumeBuilder()
                        .withName(KEY_VOLUME)
                        .withNewSecret()
                        .withDefaultMode(KEY_MODE)
                        .endSecret()
                        .build(),
                new VolumeBuilder()
                        .withName("tmp")
                        .withNewEmptyDir()
                        .withSizeLimit(new Quantity("128Mi"))
                        .endEmptyDir()
                        .build());
    }

    private static Volume configMap(String name, String configMap) {
        return new VolumeBuilder()
                .withName(name)
                .withNewConfigMap()
                .withName(configMap)
                .endConfigMap()
                .build();
    }
}
