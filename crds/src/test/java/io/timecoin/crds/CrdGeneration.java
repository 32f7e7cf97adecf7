package io.timecoin.crds;

import static java.util.Objects.requireNonNull;

import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Generates the CRD from the records, with what the generator has no annotation for. */
final class CrdGeneration {

    /** The order in which {@code kubectl get} shows the columns; the generator sorts them by path. */
    static final List<String> COLUMNS =
            List.of(
                    "PHASE",
                    "VERSION",
                    "NODES",
                    "HANDSHAKES",
                    "HEIGHT",
                    "ROLLOUT",
                    "AGE",
                    "IMAGE",
                    "QUORUM");

    private static final String FILE = "timenetworks.time-coin.io-v1.yml";

    private CrdGeneration() {}

    static String yaml(Path folder) throws IOException {
        new CRDGenerator()
                .customResourceClasses(TimeNetwork.class)
                .forCRDVersions("v1")
                .withPostProcessor(new Finish())
                .withMinQuotes(true)
                .inOutputDir(folder.toFile())
                .detailedGenerate();
        return Files.readString(folder.resolve(FILE));
    }

    private static final class Finish implements CRDPostProcessor {
        @Override
        public HasMetadata process(HasMetadata crd, String crdVersion) {
            ((CustomResourceDefinition) crd).getSpec().getVersions().forEach(Finish::finish);
            return crd;
        }

        private static void finish(CustomResourceDefinitionVersion version) {
            version.getAdditionalPrinterColumns()
                    .sort(
                            Comparator.comparingInt((CustomResourceColumnDefinition column) ->
                                    COLUMNS.indexOf(column.getName())));
            JSONSchemaProps root = version.getSchema().getOpenAPIV3Schema();
            root.setDescription(
                    "A network of TIME Coin masternodes: what it should be, and what was seen of it.");
            describe(root, "spec", "What the network should be.");
            describe(root, "status", "What was seen of the network.");
            root.setRequired(List.of("spec"));
            KubernetesFields.describe(requireNonNull(root.getProperties().get("spec")));
            KubernetesFields.describe(requireNonNull(root.getProperties().get("status")));
        }

        private static void describe(JSONSchemaProps schema, String field, String description) {
            requireNonNull(schema.getProperties().get(field)).setDescription(description);
        }
    }
}
