package io.timecoin.e2e.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every Pod that there was since this was made, counted by its UID in a watch. Events would not do: the API server may
 * drop or merge them.
 */
final class PodHistory implements AutoCloseable {
    private final Map<String, Set<String>> uidsByName = new ConcurrentHashMap<>();
    private final SharedIndexInformer<Pod> informer;

    /** Begins with the Pods that are selected now. */
    PodHistory(Informable<Pod> selected) {
        informer = selected.inform(new Recorder());
    }

    /** How many Pods have had this name. */
    int made(String name) {
        return uidsByName.getOrDefault(name, Set.of()).size();
    }

    @Override
    public void close() {
        informer.stop();
    }

    private final class Recorder implements ResourceEventHandler<Pod> {
        @Override
        public void onAdd(Pod pod) {
            record(pod);
        }

        @Override
        public void onUpdate(Pod before, Pod after) {
            record(after);
        }

        @Override
        public void onDelete(Pod pod, boolean finalStateUnknown) {
            record(pod);
        }

        private void record(Pod pod) {
            uidsByName
                    .computeIfAbsent(
                            pod.getMetadata().getName(), _ -> ConcurrentHashMap.newKeySet())
                    .add(pod.getMetadata().getUid());
        }
    }
}
