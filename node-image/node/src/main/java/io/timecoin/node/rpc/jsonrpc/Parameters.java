package io.timecoin.node.rpc.jsonrpc;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.node.crypto.Hash;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parameters of one call by name. They come as an array in order, as an object, or not at all; a single value that
 * is neither is the first parameter, as in the original node (PROTOCOL 13.1). A null counts as left out.
 */
public final class Parameters {
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]*");

    private final Map<String, JsonNode> byName;

    private Parameters(Map<String, JsonNode> byName) {
        this.byName = byName;
    }

    static Parameters of(Method method, Optional<JsonNode> given) throws CallException {
        Map<String, JsonNode> byName = new LinkedHashMap<>();
        if (given.isPresent() && !given.get().isNull()) {
            JsonNode params = given.get();
            if (params.isObject()) {
                params.properties().forEach(entry -> byName.put(entry.getKey(), entry.getValue()));
            } else {
                name(
                        method,
                        params.isArray() ? params.valueStream().toList() : List.of(params),
                        byName);
            }
        }
        for (String name : byName.keySet()) {
            if (!method.parameters().contains(name)) {
                throw new CallException(
                        ErrorCode.INVALID_PARAMETER,
                        "no parameter " + name + ": " + signature(method));
            }
        }
        byName.values().removeIf(JsonNode::isNull);
        return new Parameters(byName);
    }

    private static void name(Method method, List<JsonNode> values, Map<String, JsonNode> byName)
            throws CallException {
        if (values.size() > method.parameters().size()) {
            throw new CallException(
                    ErrorCode.INVALID_PARAMETER,
                    values.size() + " parameters are too many: " + signature(method));
        }
        for (int i = 0; i < values.size(); i++) {
            byName.put(method.parameters().get(i), values.get(i));
        }
    }

    private static String signature(Method method) {
        return method.name() + " takes " + method.parameters();
    }

    /** A parameter that must be there. */
    public JsonNode required(String name) throws CallException {
        JsonNode value = byName.get(name);
        if (value == null) {
            throw new CallException(ErrorCode.INVALID_PARAMETER, name + " is missing");
        }
        return value;
    }

    /** A parameter that must be a text. */
    public String text(String name) throws CallException {
        JsonNode value = required(name);
        if (!value.isTextual()) {
            throw new CallException(
                    ErrorCode.INVALID_PARAMETER, name + " must be a text, not a " + typeOf(value));
        }
        return value.textValue();
    }

    /** A parameter that must be the height of a block: a whole number from 0. */
    public long height(String name) throws CallException {
        JsonNode value = required(name);
        if (!value.isIntegralNumber()) {
            throw new CallException(
                    ErrorCode.INVALID_PARAMETER,
                    name + " must be a whole number, not a " + typeOf(value));
        }
        if (!value.canConvertToLong() || value.longValue() < 0) {
            throw new CallException(
                    ErrorCode.OUT_OF_RANGE, name + " must be the height of a block, not " + value);
        }
        return value.longValue();
    }

    /** A parameter that must be the id of a transaction or a block: 64 hex digits. */
    public Hash hash(String name) throws CallException {
        String text = text(name);
        if (!HEX.matcher(text).matches()) {
            throw new CallException(
                    ErrorCode.OUT_OF_RANGE, "Invalid " + name + " format: not hex digits");
        }
        if (text.length() != 2 * Hash.LENGTH) {
            throw new CallException(
                    ErrorCode.OUT_OF_RANGE,
                    "Invalid " + name + " length: " + text.length() + " hex digits, not 64");
        }
        return Hash.fromHex(text);
    }

    /** Whether a parameter was given. */
    public boolean has(String name) {
        return byName.containsKey(name);
    }

    /** A parameter that may be left out and otherwise is a whole number within bounds. */
    public long optionalWhole(String name, long otherwise, long least, long most)
            throws CallException {
        JsonNode value = byName.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.isIntegralNumber()) {
            throw new CallException(
                    ErrorCode.INVALID_PARAMETER,
                    name + " must be a whole number, not a " + typeOf(value));
        }
        if (!value.canConvertToLong() || value.longValue() < least || value.longValue() > most) {
            throw new CallException(
                    ErrorCode.OUT_OF_RANGE,
                    name + " must be from " + least + " to " + most + ", not " + value);
        }
        return value.longValue();
    }

    /** A parameter that may be left out and otherwise is true or false. */
    public boolean optionalTruth(String name) throws CallException {
        JsonNode value = byName.get(name);
        if (value != null && !value.isBoolean()) {
            throw new CallException(
                    ErrorCode.INVALID_PARAMETER,
                    name + " must be true or false, not a " + typeOf(value));
        }
        return value != null && value.booleanValue();
    }

    /** A parameter that may be left out and otherwise is a list of texts. */
    public List<String> optionalTexts(String name, int atMost) throws CallException {
        JsonNode value = byName.get(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || !value.valueStream().allMatch(JsonNode::isTextual)) {
            throw new CallException(ErrorCode.INVALID_PARAMETER, name + " must be a list of texts");
        }
        if (value.size() > atMost) {
            throw new CallException(
                    ErrorCode.OUT_OF_RANGE,
                    name + " holds at most " + atMost + " texts, not " + value.size());
        }
        return value.valueStream().map(JsonNode::textValue).toList();
    }

    private static String typeOf(JsonNode value) {
        return value.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
