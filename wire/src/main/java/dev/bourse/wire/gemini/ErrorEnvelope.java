package dev.bourse.wire.gemini;

import dev.bourse.domain.unit.GenerationId;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The body of a response that is an error, as Google's APIs write it: code, message, the word of
 * {@code google.rpc.Code}, and details. The kind of error is the reason of an {@code ErrorInfo}, a
 * hint when to try again is a {@code RetryInfo}, all else is a {@code Struct}.
 */
final class ErrorEnvelope {
    private static final String TYPES = "type.googleapis.com/google.";

    private ErrorEnvelope() {}

    static byte[] bytes(ApiError error, @Nullable GenerationId id, @Nullable JsonObject metadata) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("error", json(error, id));
        if (metadata != null && !error.isMasked()) {
            members.put("openrouter_metadata", metadata);
        }
        return Json.bytes(JsonValue.of(members));
    }

    private static JsonValue json(ApiError error, @Nullable GenerationId id) {
        ApiError shown = error.shown();
        List<Object> details = new ArrayList<>();
        details.add(info(shown, id));
        retry(shown, details);
        rest(shown, details);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("code", shown.status());
        members.put("message", shown.message());
        members.put("status", StatusWord.of(shown.status()));
        members.put("details", details);
        return JsonValue.of(members);
    }

    private static Map<String, Object> info(ApiError error, @Nullable GenerationId id) {
        String kind = error.type().wireName();
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("error_type", kind);
        if (id != null) {
            metadata.put("generation_id", id.value());
        }
        Map<String, Object> info = detail("rpc.ErrorInfo");
        info.put("reason", kind.toUpperCase(Locale.ROOT));
        info.put("domain", "bourse");
        info.put("metadata", metadata);
        return info;
    }

    private static void retry(ApiError error, List<Object> details) {
        if (error.availability() != null) {
            error.availability()
                    .number("retry_after")
                    .ifPresent(seconds -> {
                        Map<String, Object> retry = detail("rpc.RetryInfo");
                        retry.put("retryDelay", seconds.toPlainString() + "s");
                        details.add(retry);
                    });
        }
    }

    private static void rest(ApiError error, List<Object> details) {
        Map<String, Object> value = new LinkedHashMap<>(error.metadata().members());
        if (error.availability() != null) {
            value.put("availability", error.availability());
        }
        if (!value.isEmpty()) {
            Map<String, Object> struct = detail("protobuf.Struct");
            struct.put("value", value);
            details.add(struct);
        }
    }

    private static Map<String, Object> detail(String type) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("@type", TYPES + type);
        return detail;
    }
}
