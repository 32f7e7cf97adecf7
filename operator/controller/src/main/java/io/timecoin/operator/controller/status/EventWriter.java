package io.timecoin.operator.controller.status;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.operator.controller.apply.Applier;
import io.timecoin.operator.rollout.RolloutEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people what was decided, as events of the TimeNetwork and in the log. */
public final class EventWriter {
    private static final Logger LOG = LoggerFactory.getLogger(EventWriter.class);

    private final KubernetesClient client;
    private final TimeNetwork network;

    public EventWriter(KubernetesClient client, TimeNetwork network) {
        this.client = client;
        this.network = network;
    }

    /** What the rollout core has to tell. */
    public void tell(RolloutEvent event, Instant now) {
        tell(event.reason().text(), event.message(), event.reason().isWarning(), now);
    }

    /** An event is for people: one that cannot be written stops nothing. */
    public void tell(String reason, String message, boolean warning, Instant now) {
        LOG.info("{}: {}", reason, message);
        try {
            client.resource(event(reason, message, warning, now)).create();
        } catch (KubernetesClientException e) {
            LOG.warn("the event {} could not be written: {}", reason, e.getMessage());
        }
    }

    private Event event(String reason, String message, boolean warning, Instant now) {
        String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
        return new EventBuilder()
                .withNewMetadata()
                .withGenerateName(network.getMetadata().getName() + ".")
                .withNamespace(network.getMetadata().getNamespace())
                .endMetadata()
                .withNewInvolvedObject()
                .withApiVersion(network.getApiVersion())
                .withKind(network.getKind())
                .withName(network.getMetadata().getName())
                .withNamespace(network.getMetadata().getNamespace())
                .withUid(network.getMetadata().getUid())
                .endInvolvedObject()
                .withType(warning ? "Warning" : "Normal")
                .withReason(reason)
                .withMessage(message)
                .withFirstTimestamp(time)
                .withLastTimestamp(time)
                .withCount(1)
                .withNewSource()
                .withComponent(Applier.FIELD_MANAGER)
                .endSource()
                .build();
    }
}
