package io.timecoin.crds;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.Map;

/**
 * Descriptions of the fields of Kubernetes' own blocks, in short, for {@code kubectl explain}: the generator knows these
 * blocks from their Java types alone.
 */
final class KubernetesFields {

    private static final Map<String, String> DESCRIPTIONS =
            Map.ofEntries(
                    Map.entry("claims", "Claims of devices that the container uses."),
                    Map.entry("effect", "Effect of the taint; empty for all."),
                    Map.entry("key", "Key of the label or taint."),
                    Map.entry("labelSelector", "The Pods that are looked at."),
                    Map.entry("lastTransitionTime", "When the status of the condition changed."),
                    Map.entry("limits", "The most that a container may use, such as memory: 1Gi."),
                    Map.entry("matchExpressions", "Requirements on labels; all of them count."),
                    Map.entry("matchFields", "Requirements on fields of the host."),
                    Map.entry("matchLabelKeys", "Labels whose value must be that of the Pod."),
                    Map.entry("matchLabels", "Labels with the value that they must have."),
                    Map.entry("maxSkew", "By how many Pods the domains may differ."),
                    Map.entry("message", "What was measured against what is wanted."),
                    Map.entry("minDomains", "How many domains there must be at least."),
                    Map.entry("mismatchLabelKeys", "Labels whose value must not be the Pod's."),
                    Map.entry("name", "Name."),
                    Map.entry("namespaceSelector", "Namespaces of the Pods, by label."),
                    Map.entry("namespaces", "Namespaces of the Pods, by name."),
                    Map.entry("nodeAffinity", "Hosts by their labels."),
                    Map.entry("nodeAffinityPolicy", "Whether nodeSelector and affinity count."),
                    Map.entry("nodeSelectorTerms", "Terms; a host has to meet one of them."),
                    Map.entry("nodeTaintsPolicy", "Whether taints of hosts count."),
                    Map.entry("observedGeneration", "Generation that the condition is about."),
                    Map.entry("operator", "How key and values are compared, such as In or Exists."),
                    Map.entry("podAffinity", "Hosts where such Pods run."),
                    Map.entry("podAffinityTerm", "The Pods, and the domain they share."),
                    Map.entry("podAntiAffinity", "Hosts where no such Pods run."),
                    Map.entry("preference", "What the host should have."),
                    Map.entry(
                            "preferredDuringSchedulingIgnoredDuringExecution",
                            "What the scheduler prefers, by weight."),
                    Map.entry("reason", "Why, in one word."),
                    Map.entry("request", "Name of the request of the claim."),
                    Map.entry("requests", "What is set aside, such as cpu: 100m, memory: 192Mi."),
                    Map.entry(
                            "requiredDuringSchedulingIgnoredDuringExecution",
                            "What a host must meet for a Pod to be placed there."),
                    Map.entry("status", "True, False or Unknown."),
                    Map.entry(
                            "tolerationSeconds", "How long the taint is borne; for ever if empty."),
                    Map.entry("topologyKey", "Label of hosts that tells domains apart."),
                    Map.entry("type", "What the condition is about."),
                    Map.entry("value", "Value of the taint."),
                    Map.entry("values", "Values to compare with."),
                    Map.entry("weight", "Weight, 1 to 100."),
                    Map.entry("whenUnsatisfiable", "ScheduleAnyway or DoNotSchedule."));

    private KubernetesFields() {}

    /** Describes every field below that has no description yet. */
    static void describe(JSONSchemaProps schema) {
        if (schema.getProperties() != null) {
            schema.getProperties().forEach(KubernetesFields::describe);
        }
        if (schema.getItems() != null) {
            describe(schema.getItems().getSchema());
        }
    }

    private static void describe(String name, JSONSchemaProps field) {
        if (field.getDescription() == null) {
            field.setDescription(DESCRIPTIONS.get(name));
        }
        describe(field);
    }
}
