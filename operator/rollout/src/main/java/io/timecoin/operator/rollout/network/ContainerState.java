package io.timecoin.operator.rollout.network;

/** What the platform says of a masternode's container or process. */
public sealed interface ContainerState {

    /** It runs. */
    record Running() implements ContainerState {}

    /**
     * It is about to run, or tries to.
     *
     * @param reason as Kubernetes names it, e.g. {@link #CRASH_LOOP} or {@code ImagePullBackOff}; what is known besides
     *     stands after a colon
     */
    record Waiting(String reason) implements ContainerState {
        /** Whether it ends again and again. */
        public boolean isCrashLoop() {
            return reason.startsWith(CRASH_LOOP);
        }

        /** What is known besides Kubernetes' name for it, to be put behind other words; may be empty. */
        public String detail() {
            int colon = reason.indexOf(':');
            return colon < 0 ? "" : "; " + reason.substring(colon + 1).strip();
        }
    }

    /**
     * It does not run and nothing tries to start it, or it does not exist.
     *
     * @param reason for people
     */
    record Stopped(String reason) implements ContainerState {}

    /** The reason of a container that ends again and again. */
    String CRASH_LOOP = "CrashLoopBackOff";
}
