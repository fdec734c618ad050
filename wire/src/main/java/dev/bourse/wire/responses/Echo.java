package dev.bourse.wire.responses;

import dev.bourse.wire.splice.Members;
import dev.bourse.wire.sse.OneLine;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The members of a request that every response object repeats, as the client wrote them, and what
 * stands there when it did not. Clients' types require most of them.
 */
final class Echo {
    private static final Map<Field, String> DEFAULTS = defaults();

    private final byte[] json;

    private Echo(byte[] json) {
        this.json = json;
    }

    static Echo of(byte[] body, Members<Field> members) {
        Map<Field, String> values = new LinkedHashMap<>(DEFAULTS);
        for (int i = 0; i < members.count(); i++) {
            Field field = members.field(i);
            if (field != null && values.containsKey(field)) {
                byte[] line = OneLine.of(body, members.valueStart(i), members.valueEnd(i));
                values.put(field, new String(line, StandardCharsets.UTF_8));
            }
        }
        StringBuilder text = new StringBuilder();
        values.forEach((field, value) -> add(text, field.wireName(), value));
        add(text, Field.PREVIOUS_RESPONSE_ID.wireName(), "null");
        add(text, Field.STORE.wireName(), "false");
        return new Echo(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Members of an object, each with a comma before it; never to be changed. */
    byte[] json() {
        return json;
    }

    private static void add(StringBuilder text, String name, String value) {
        text.append(",\"").append(name).append("\":").append(value);
    }

    private static Map<Field, String> defaults() {
        Map<Field, String> defaults = new LinkedHashMap<>();
        defaults.put(Field.BACKGROUND, "false");
        defaults.put(Field.INSTRUCTIONS, "null");
        defaults.put(Field.MAX_OUTPUT_TOKENS, "null");
        defaults.put(Field.MAX_TOOL_CALLS, "null");
        defaults.put(Field.TOOLS, "[]");
        defaults.put(Field.TOOL_CHOICE, "\"auto\"");
        defaults.put(Field.PARALLEL_TOOL_CALLS, "true");
        defaults.put(Field.TEXT, "{\"format\":{\"type\":\"text\"}}");
        defaults.put(Field.REASONING, "{\"effort\":null,\"summary\":null}");
        defaults.put(Field.TRUNCATION, "\"disabled\"");
        defaults.put(Field.TEMPERATURE, "null");
        defaults.put(Field.TOP_P, "null");
        defaults.put(Field.TOP_LOGPROBS, "0");
        defaults.put(Field.FREQUENCY_PENALTY, "null");
        defaults.put(Field.PRESENCE_PENALTY, "null");
        defaults.put(Field.METADATA, "{}");
        defaults.put(Field.PROMPT_CACHE_KEY, "null");
        defaults.put(Field.SAFETY_IDENTIFIER, "null");
        defaults.put(Field.USER, "null");
        return defaults;
    }
}
