package io.timecoin.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.timecoin.api.OpenRpc;
import io.timecoin.node.rpc.jsonrpc.Method;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Methods about this process, and about the methods themselves. */
final class ControlMethods {
    private final NodeQuery node;

    private ControlMethods(NodeQuery node) {
        this.node = node;
    }

    static List<Method> of(NodeQuery node, Predicate<String> served) {
        ControlMethods control = new ControlMethods(node);
        // Read when somebody asks for it: a node starts within a second.
        Supplier<JsonNode> document = () -> OpenRpc.read().document(served);
        return List.of(
                new Method("uptime", List.of(), _ -> control.uptime()),
                new Method("stop", List.of(), _ -> control.stop()),
                new Method("rpc.discover", List.of(), _ -> document.get()));
    }

    private JsonNode uptime() throws InterruptedException {
        return LongNode.valueOf((long) node.status().uptimeSeconds());
    }

    private JsonNode stop() {
        node.stop();
        return TextNode.valueOf("the node stops");
    }
}
