package io.timecoin.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a Service is offered. */
public enum ServiceType {
    /** Inside the cluster. */
    @JsonProperty("ClusterIP")
    CLUSTER_IP,

    /** On a port of each host too. */
    @JsonProperty("NodePort")
    NODE_PORT,

    /** By a load balancer of the cloud too. */
    @JsonProperty("LoadBalancer")
    LOAD_BALANCER
}
