package io.timecoin.node.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.timecoin.api.ApiMethod;
import io.timecoin.api.OpenRpc;
import io.timecoin.node.rpc.feed.NoticeFeed;
import io.timecoin.node.rpc.feed.SubscribedClient;
import io.timecoin.node.rpc.http.Json;
import io.timecoin.node.rpc.jsonrpc.JsonRpc;
import io.timecoin.node.rpc.jsonrpc.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document says what the methods do: none is missing, none is too many, and every answer has its schema. */
class OpenRpcTest {
    private static final OpenRpc DOCUMENT = OpenRpc.read();

    private final FakeNode node = new FakeNode();
    private final List<Method> methods =
            Stream.concat(
                            Methods.of(node, _ -> true).stream(),
                            new SubscribedClient(new NoticeFeed(), () -> {}).methods().stream())
                    .toList();
    private final JsonRpc rpc = new JsonRpc(methods);

    static List<ApiMethod> documented() {
        return DOCUMENT.methods();
    }

    @Test
    void everyMethodIsDocumentedAndNoOther() {
        assertThat(documented().stream().map(ApiMethod::name))
                .containsExactlyInAnyOrderElementsOf(methods.stream().map(Method::name).toList());
    }

    @ParameterizedTest
    @MethodSource("documented")
    void parametersHaveTheDocumentedNamesInTheirOrder(ApiMethod documented) {
        Method method =
                methods.stream()
                        .filter(one -> one.name().equals(documented.name()))
                        .findFirst()
                        .orElseThrow();

        assertThat(documented.parameters().stream().map(ApiMethod.Parameter::name))
                .containsExactlyElementsOf(method.parameters());
    }

    @ParameterizedTest
    @MethodSource("documented")
    void everyMethodHasASummaryAnExampleAndASchemaThatItsExampleMeets(ApiMethod documented) {
        assertThat(documented.summary()).endsWith(".");
        assertThat(documented.examples()).isNotEmpty();
        for (ApiMethod.Example example : documented.examples()) {
            assertThat(violations(documented.result(), example.result())).isEmpty();
            for (int i = 0; i < example.parameters().size(); i++) {
                JsonNode schema = documented.parameters().get(i).schema();
                assertThat(violations(schema, example.parameters().get(i))).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("documented")
    void answerToEveryExampleHasItsSchema(ApiMethod documented) throws Exception {
        for (ApiMethod.Example example : documented.examples()) {
            JsonNode answer = call(documented.name(), example.parameters());

            assertThat(answer.path("error").isMissingNode()).as(answer.toString()).isTrue();
            assertThat(violations(documented.result(), answer.path("result"))).isEmpty();
        }
    }

    @Test
    void schemaRefusesWhatItDoesNotDescribe() {
        JsonNode block = DOCUMENT.method("getblock").orElseThrow().result();

        assertThat(violations(block, Json.object().put("hash", "zz"))).isNotEmpty();
    }

    private JsonNode call(String method, List<JsonNode> parameters) throws Exception {
        ObjectNode request = Json.object().put("jsonrpc", "2.0").put("id", 1).put("method", method);
        ArrayNode params = request.putArray("params");
        parameters.forEach(params::add);
        return rpc.answer(request.toString(), _ -> true).orElseThrow();
    }

    private static List<Error> violations(JsonNode schema, JsonNode value) {
        Schema compiled =
                SchemaRegistry.withDialect(Dialects.getDraft7())
                        .getSchema(DOCUMENT.selfContained(schema));
        return compiled.validate(value);
    }
}
