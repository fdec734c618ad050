package dev.bourse.wire.tool;

import dev.bourse.domain.fact.ToolUse;
import dev.bourse.wire.chat.Offer;
import dev.bourse.wire.chat.Tool;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares tool calls with the tools that were offered (openrouter.md 2.5). A call is wrong in at
 * most one way: its arguments are not JSON, nobody offered it, or its arguments do not fit.
 */
final class Judge {
    /** A few milliseconds of work for all calls of an answer together. */
    private static final int MOST_STEPS = 50_000;

    private final Map<String, JsonObject> schemas = new HashMap<>();
    private final boolean more;
    private final Steps steps = new Steps(MOST_STEPS);

    Judge(Offer offer) {
        more = offer.more();
        for (Tool tool : offer.functions()) {
            schemas.put(tool.name(), tool.parameters());
        }
    }

    private enum Finding {
        VALID,
        INVALID_JSON,
        UNKNOWN_NAME,
        SCHEMA_MISMATCH
    }

    ToolUse of(List<Call> calls) {
        List<Finding> findings = calls.stream().map(this::finding).toList();
        return new ToolUse(
                findings.size(),
                Collections.frequency(findings, Finding.INVALID_JSON),
                Collections.frequency(findings, Finding.UNKNOWN_NAME),
                Collections.frequency(findings, Finding.SCHEMA_MISMATCH));
    }

    private Finding finding(Call call) {
        JsonValue arguments = arguments(call);
        if (arguments == null) {
            return Finding.INVALID_JSON;
        }
        JsonObject schema = schemas.get(call.name());
        if (schema == null) {
            return more ? Finding.VALID : Finding.UNKNOWN_NAME;
        }
        return new Schema(schema, steps).allows(arguments)
                ? Finding.VALID
                : Finding.SCHEMA_MISMATCH;
    }

    /** Null when they are not JSON; some upstreams write nothing where there are none. */
    private static @Nullable JsonValue arguments(Call call) {
        try {
            return call.arguments().isBlank() ? JsonObject.EMPTY : Json.parse(call.arguments());
        } catch (JsonException _) {
            return null;
        }
    }
}
