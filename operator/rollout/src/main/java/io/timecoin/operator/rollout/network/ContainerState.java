package io.timecoin.operator.rollout.network;

/** What the platform says of a masternode's container or process. */
public sealed interface ContainerState {

    /** It runs. */
    record Running() implements ContainerState {}

    /**
     * It is about to run, or tries to.
     *
     * @param reason as Kubernetes names it, e.g. {@link #CRASH_LOOP} or {@code ImagePullBackOff}
     */
    record Waiting(String reason) implements ContainerState {}

    /**
     * It does not run and nothing tries to start it, or it does not exist.
     *
     * @param reason for people
     */
    record Stopped(String reason) implements ContainerState {}

    /** The reason of a container that ends again and again. */
    String CRASH_LOOP = "CrashLoopBackOff";
}
