package io.timecoin.operator.controller.observe;

import io.fabric8.kubernetes.api.model.Pod;
import java.net.URI;
import java.util.Optional;

/** Where the RPC port of a Pod's node is asked. */
@FunctionalInterface
public interface NodeAddresses {
    /** The address of a Pod, once it has one. */
    Optional<URI> of(Pod pod, int rpcPort);

    /** Pods by their own address, as inside the cluster. */
    static NodeAddresses ofPods() {
        return (pod, rpcPort) ->
                Optional.ofNullable(pod.getStatus())
                        .map(status -> status.getPodIP())
                        .map(address -> address.contains(":") ? "[" + address + "]" : address)
                        .map(host -> URI.create("http://" + host + ":" + rpcPort));
    }
}
