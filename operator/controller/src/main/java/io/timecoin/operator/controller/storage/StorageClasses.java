package io.timecoin.operator.controller.storage;

import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.timecoin.operator.controller.resources.Labels;
import io.timecoin.operator.controller.resources.VolumeClaim;
import java.net.HttpURLConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the storage classes of the cluster offer. An operator that was installed for one namespace may not read them: then
 * nothing is known of them, and nothing is refused for their sake.
 */
public final class StorageClasses {
    private static final String IS_DEFAULT = "storageclass.kubernetes.io/is-default-class";

    private final KubernetesClient client;
    private final Map<String, String> accessModes = new HashMap<>();

    /** The classes as one pass sees them. */
    public StorageClasses(KubernetesClient client) {
        this.client = client;
    }

    /** The names of all classes; empty if they cannot be read. */
    Optional<List<String>> names() {
        return unlessForbidden(() -> Optional.of(all())).map(StorageClasses::names);
    }

    /**
     * The strictest way of access that the class offers: volumes of a CSI driver can be bound to one Pod.
     *
     * @param name none for the default class
     */
    String accessMode(@Nullable String name) {
        return accessModes.computeIfAbsent(
                name == null ? "" : name,
                _ ->
                        find(name).filter(this::isServedByCsi).isPresent()
                                ? VolumeClaim.ONE_POD
                                : VolumeClaim.ONE_HOST);
    }

    /** Whether volumes of the class surely cannot grow. */
    boolean refusesGrowth(@Nullable String name) {
        return find(name)
                .filter(found -> !Boolean.TRUE.equals(found.getAllowVolumeExpansion()))
                .isPresent();
    }

    private Optional<StorageClass> find(@Nullable String name) {
        return name == null
                ? unlessForbidden(
                        () -> all().stream().filter(StorageClasses::isDefault).findFirst())
                : unlessForbidden(() ->
                        Optional.ofNullable(
                                client.storage().v1().storageClasses().withName(name).get()));
    }

    private List<StorageClass> all() {
        return client.storage().v1().storageClasses().list().getItems();
    }

    private boolean isServedByCsi(StorageClass storageClass) {
        return unlessForbidden(() ->
                        Optional.ofNullable(
                                client.storage()
                                        .v1()
                                        .csiDrivers()
                                        .withName(storageClass.getProvisioner())
                                        .get()))
                .isPresent();
    }

    private static boolean isDefault(StorageClass storageClass) {
        return Labels.findAnnotation(storageClass, IS_DEFAULT).filter("true"::equals).isPresent();
    }

    private static List<String> names(List<StorageClass> classes) {
        return classes.stream().map(found -> found.getMetadata().getName()).sorted().toList();
    }

    private static <T> Optional<T> unlessForbidden(Supplier<Optional<T>> read) {
        try {
            return read.get();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
