package io.timecoin.e2e.kubernetes;

import java.util.Optional;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the cluster that they ask for: made once, with the operator installed, and removed after the last test. */
final class ClusterExtension
        implements ExecutionCondition, ParameterResolver, AfterTestExecutionCallback {
    private static final ExtensionContext.Namespace STORE =
            ExtensionContext.Namespace.create(ClusterExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> skipped = kind(context).skipped();
        skipped.ifPresent(
                reason -> System.err.println(context.getDisplayName() + " is skipped, " + reason));
        return skipped.map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("a cluster can be made"));
    }

    private static ClusterKind kind(ExtensionContext context) {
        return context.getRequiredTestClass().getAnnotation(OnCluster.class).value();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestCluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return cluster(context);
    }

    private static TestCluster cluster(ExtensionContext context) {
        ClusterKind kind = kind(context);
        return context.getRoot()
                .getStore(STORE)
                .computeIfAbsent(kind, TestCluster::start, TestCluster.class);
    }

    /** What a person would look at first. */
    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            System.err.println("The cluster after " + context.getDisplayName() + " failed:");
            System.err.println(cluster(context).describe());
        }
    }
}
