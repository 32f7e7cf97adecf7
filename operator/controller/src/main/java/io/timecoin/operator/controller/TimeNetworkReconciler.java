package io.timecoin.operator.controller;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.operator.controller.apply.Applier;
import io.timecoin.operator.controller.observe.ClusterView;
import io.timecoin.operator.controller.resources.Labels;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Follows each TimeNetwork. An exception means that the pass is tried again, at first soon and then at most every half
 * minute, for ever: an API server that is away comes back.
 *
 * <p>Without a finalizer: everything that goes with a network is owned by it.
 */
@ApplicationScoped
@ControllerConfiguration(name = "timenetwork", fieldManager = Applier.FIELD_MANAGER)
@GradualRetry(
        maxAttempts = Integer.MAX_VALUE,
        initialInterval = 500,
        intervalMultiplier = 2,
        maxInterval = 30_000)
public class TimeNetworkReconciler implements Reconciler<TimeNetwork> {
    private final Tools tools;

    TimeNetworkReconciler(Tools tools) {
        this.tools = tools;
    }

    @Override
    public UpdateControl<TimeNetwork> reconcile(TimeNetwork network, Context<TimeNetwork> context) {
        return UpdateControl.<TimeNetwork>noUpdate()
                .rescheduleAfter(new Pass(network, context, tools).run());
    }

    @Override
    public List<EventSource<?, TimeNetwork>> prepareEventSources(
            EventSourceContext<TimeNetwork> context) {
        List<EventSource<?, TimeNetwork>> sources = new ArrayList<>();
        for (Class<? extends HasMetadata> kind : ClusterView.KINDS) {
            sources.add(informer(kind, context));
        }
        return sources;
    }

    private static <T extends HasMetadata> EventSource<T, TimeNetwork> informer(
            Class<T> kind, EventSourceContext<TimeNetwork> context) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(kind, TimeNetwork.class)
                        .withLabelSelector(Labels.MANAGED)
                        .withNamespacesInheritedFromController()
                        .withSecondaryToPrimaryMapper(TimeNetworkReconciler::networkOf)
                        .build(),
                context);
    }

    private static Set<ResourceID> networkOf(HasMetadata object) {
        return Labels.find(object, Labels.NETWORK).stream()
                .map(name -> new ResourceID(name, object.getMetadata().getNamespace()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
