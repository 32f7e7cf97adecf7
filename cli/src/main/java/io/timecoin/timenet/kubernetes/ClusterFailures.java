package io.timecoin.timenet.kubernetes;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.TimenetException;
import java.util.Optional;

/** Says what a refusal or the silence of an API server means, and what to do. */
public final class ClusterFailures {
    /** The lowest status that HTTP has: below it there was no answer. */
    private static final int LOWEST_ANSWER = 100;

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int UNPROCESSABLE = 422;

    private ClusterFailures() {}

    /** The failure in words. */
    public static TimenetException explain(KubernetesClientException failure) {
        return failure.getCode() < LOWEST_ANSWER ? silent(failure) : answered(failure);
    }

    private static TimenetException silent(KubernetesClientException failure) {
        return failed(
                ExitCode.NOT_FOUND,
                "the cluster's API server does not answer ("
                        + rootCause(failure)
                        + "); is the cluster running, is this its kubeconfig? Try kubectl get nodes",
                failure);
    }

    private static TimenetException answered(KubernetesClientException failure) {
        return switch (failure.getCode()) {
            case UNAUTHORIZED ->
                    failed(
                            ExitCode.FAILED,
                            "the cluster does not accept the credentials of the kubeconfig; renew"
                                    + " them",
                            failure);
            case FORBIDDEN ->
                    failed(
                            ExitCode.FAILED,
                            said(failure) + "; the user of the kubeconfig lacks that right",
                            failure);
            case NOT_FOUND -> failed(ExitCode.NOT_FOUND, said(failure), failure);
            case UNPROCESSABLE ->
                    failed(ExitCode.BAD_INPUT, "the cluster refuses it: " + said(failure), failure);
            default -> failed(ExitCode.FAILED, "the cluster answers: " + said(failure), failure);
        };
    }

    private static TimenetException failed(ExitCode code, String message, Exception cause) {
        return new TimenetException(code, message, cause);
    }

    private static String said(KubernetesClientException failure) {
        return Optional.ofNullable(failure.getStatus())
                .map(Status::getMessage)
                .orElseGet(() -> String.valueOf(failure.getMessage()));
    }

    private static String rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
    }
}
