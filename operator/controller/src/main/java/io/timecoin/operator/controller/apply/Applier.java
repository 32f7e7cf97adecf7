package io.timecoin.operator.controller.apply;

import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.operator.controller.observe.VersionCache;
import io.timecoin.operator.controller.resources.Labels;
import java.net.HttpURLConnection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes objects of one network. What belongs to somebody else is never touched, and what is as it should be is not
 * written.
 */
public final class Applier {
    /** Name under which the API server keeps which fields are the operator's. */
    public static final String FIELD_MANAGER = "time-operator";

    /** Status of an answer to an object that is well-formed but invalid. */
    private static final int UNPROCESSABLE = 422;

    private static final Logger LOG = LoggerFactory.getLogger(Applier.class);

    private final KubernetesClient client;
    private final TimeNetwork network;
    private final VersionCache<Object> settled;

    /**
     * For one network.
     *
     * @param settled live objects that need no write, each with the recipe of what it holds
     */
    public Applier(KubernetesClient client, TimeNetwork network, VersionCache<Object> settled) {
        this.client = client;
        this.network = network;
        this.settled = settled;
    }

    /**
     * Brings the live object to the desired one.
     *
     * @param known the live object, if it was seen
     */
    public void apply(HasMetadata desired, Optional<? extends HasMetadata> known)
            throws IncidentException {
        apply(desired, () -> desired, known);
    }

    /**
     * Brings the live object to the one that a recipe makes. It is not made, nor compared, where the live object was found
     * to hold all of it before and has not changed since.
     *
     * @param recipe all that the object depends on; of equal ones equal objects are made
     * @param known the live object, if it was seen
     */
    public void apply(
            Object recipe,
            Supplier<? extends HasMetadata> making,
            Optional<? extends HasMetadata> known)
            throws IncidentException {
        if (known.flatMap(settled::find).filter(recipe::equals).isPresent()) {
            return;
        }
        HasMetadata desired = making.get();
        DesiredObject object = new DesiredObject(desired);
        Optional<? extends HasMetadata> live = known.isPresent() ? known : read(desired);
        if (live.isPresent()) {
            refuseForeign(live.get());
            if (object.isHeldBy(live.get())) {
                settled.keep(live.get(), recipe);
                return;
            }
        }
        LOG.info("applies {} {}", desired.getKind(), desired.getMetadata().getName());
        try {
            client.resource(object.stamped())
                    .fieldManager(FIELD_MANAGER)
                    .forceConflicts()
                    .serverSideApply();
        } catch (KubernetesClientException e) {
            throw refusal(desired, e);
        }
    }

    /** Lets the API server judge an object without storing it. */
    public void check(HasMetadata desired) throws IncidentException {
        try {
            client.resource(desired)
                    .dryRun()
                    .fieldManager(FIELD_MANAGER)
                    .forceConflicts()
                    .serverSideApply();
        } catch (KubernetesClientException e) {
            throw refusal(desired, e);
        }
    }

    /** What is invalid stays so until the spec changes; whatever else went wrong may be over with the next pass. */
    private static IncidentException refusal(HasMetadata desired, KubernetesClientException e) {
        if (e.getCode() != UNPROCESSABLE) {
            throw e;
        }
        return new IncidentException(
                Incident.Reason.OBJECT_REFUSED,
                "%s %s is refused by the API server: %s; correct the spec"
                        .formatted(
                                desired.getKind(),
                                desired.getMetadata().getName(),
                                e.getStatus() == null
                                        ? e.getMessage()
                                        : e.getStatus().getMessage()));
    }

    /**
     * Creates an object that is never written again.
     *
     * @return the live object: the new one, or the one that was there already
     */
    public <T extends HasMetadata> T createOnce(T object) throws IncidentException {
        try {
            T created = client.resource(object).create();
            LOG.info("created {} {}", object.getKind(), object.getMetadata().getName());
            return created;
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            T live = read(object).orElseThrow(() -> e);
            refuseForeign(live);
            return live;
        }
    }

    /** The live object of this kind and name, asked of the API server itself. */
    public <T extends HasMetadata> Optional<T> read(T object) {
        return Optional.ofNullable(client.resource(object).get());
    }

    /** Asks for a larger volume. */
    public void grow(PersistentVolumeClaim claim, String size) {
        LOG.info("grows {} to {}", claim.getMetadata().getName(), size);
        client.resource(claim)
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"spec\":{\"resources\":{\"requests\":{\"storage\":\"%s\"}}}}"
                                .formatted(size));
    }

    /** Deletes an object that the spec no longer asks for. */
    public void delete(HasMetadata object) {
        LOG.info("deletes {} {}", object.getKind(), object.getMetadata().getName());
        client.resource(object).delete();
    }

    /** Deletes a Pod, unforced and only if it is still the one with this UID. */
    public void deletePod(String name, String uid) {
        DeleteOptions options =
                new DeleteOptionsBuilder()
                        .withNewPreconditions()
                        .withUid(uid)
                        .endPreconditions()
                        .build();
        String path =
                "/api/v1/namespaces/%s/pods/%s"
                        .formatted(network.getMetadata().getNamespace(), name);
        LOG.info("deletes Pod {}: not ready, and of an old revision", name);
        try {
            client.raw(path, "DELETE", options);
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT
                    && e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
            LOG.debug("Pod {} is another one by now", name);
        }
    }

    /** Sets who takes the object with it; nobody for an object that stays. */
    public void own(HasMetadata live, List<OwnerReference> owners) {
        if (live.getMetadata().getOwnerReferences().equals(owners)) {
            return;
        }
        LOG.info(
                "{} {} {} with its network",
                live.getKind(),
                live.getMetadata().getName(),
                owners.isEmpty() ? "stays and does not go" : "goes");
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("resourceVersion", live.getMetadata().getResourceVersion());
        metadata.put("ownerReferences", owners);
        client.resource(live)
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        new KubernetesSerialization().asJson(Map.of("metadata", metadata)));
    }

    /** Refuses to go on with an object that is not this network's own. */
    public void refuseForeign(HasMetadata live) throws IncidentException {
        String name = network.getMetadata().getName();
        Optional<OwnerReference> another =
                live.getMetadata().getOwnerReferences().stream()
                        .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                        .filter(owner -> !owner.getUid().equals(network.getMetadata().getUid()))
                        .findFirst();
        if (another.filter(owner -> isNamesake(owner, name)).isPresent()) {
            throw new IncidentException(
                    Incident.Reason.PREDECESSOR_GOING,
                    "%s %s belongs to the TimeNetwork %s that was deleted before: waits until Kubernetes has deleted it"
                            .formatted(live.getKind(), live.getMetadata().getName(), name));
        }
        boolean labelled = Labels.find(live, Labels.NETWORK).filter(name::equals).isPresent();
        if (!labelled || another.isPresent()) {
            throw new IncidentException(
                    Incident.Reason.NAME_TAKEN,
                    "%s %s is needed but belongs to something else: delete or rename that, or create this network under another name"
                            .formatted(live.getKind(), live.getMetadata().getName()));
        }
    }

    private boolean isNamesake(OwnerReference owner, String name) {
        return owner.getKind().equals(network.getKind()) && owner.getName().equals(name);
    }
}
