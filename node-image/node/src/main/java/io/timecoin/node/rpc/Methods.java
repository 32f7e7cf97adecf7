package io.timecoin.node.rpc;

import io.timecoin.node.rpc.jsonrpc.Method;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Every method that needs no subscription. */
final class Methods {
    private Methods() {}

    /** @param served which methods are served, by name: the document that a client discovers lists no others */
    static List<Method> of(NodeQuery node, Predicate<String> served) {
        return Stream.of(
                        ChainMethods.of(node),
                        CoinMethods.of(node),
                        TransactionMethods.of(node),
                        MempoolMethods.of(node),
                        FinalityMethods.of(node),
                        NetworkMethods.of(node),
                        MasternodeMethods.of(node),
                        ControlMethods.of(node, served))
                .flatMap(List::stream)
                .toList();
    }
}
