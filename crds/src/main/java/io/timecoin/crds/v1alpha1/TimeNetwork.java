package io.timecoin.crds.v1alpha1;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import io.timecoin.crds.v1alpha1.spec.TimeNetworkSpec;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import java.io.Serial;

/** A network of TIME Coin masternodes: what it should be, and what was seen of it. */
@Group("time-coin.io")
@Version("v1alpha1")
@ShortNames("tnet")
@AdditionalPrinterColumn(
        name = "PHASE",
        jsonPath = ".status.phase",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "VERSION",
        jsonPath = ".status.version",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "NODES",
        jsonPath = ".status.masternodes.summary",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "HANDSHAKES",
        jsonPath = ".status.connections.summary",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "HEIGHT",
        jsonPath = ".status.chain.height",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "ROLLOUT",
        jsonPath = ".status.rollout.summary",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "AGE",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(
        name = "IMAGE",
        jsonPath = ".spec.image",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@AdditionalPrinterColumn(
        name = "QUORUM",
        jsonPath = ".status.chain.quorum",
        type = AdditionalPrinterColumn.Type.INTEGER,
        priority = 1)
@ValidationRule(
        value = "self.metadata.name.matches('^[a-z]([-a-z0-9]*[a-z0-9])?$')",
        message =
                "metadata.name must be lower-case letters, digits and '-', begin with a letter and not end with '-': Services are named after it")
@ValidationRule(
        value =
                "self.spec.masternodes.all(p, size(self.metadata.name) + size(p.name) + size(string(p.replicas)) + 2 <= 52)",
        message =
                "<metadata.name>-<pool>-<number> names a StatefulSet and may have 52 characters at most: shorten metadata.name or the pool's name")
public class TimeNetwork extends CustomResource<TimeNetworkSpec, TimeNetworkStatus>
        implements Namespaced {

    @Serial private static final long serialVersionUID = 1L;
}
