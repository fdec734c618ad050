package dev.bourse.gateway.pipeline;

import dev.bourse.domain.routing.Availability.Code;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The {@code availability} object of an error (openrouter.md 6.4). */
final class AvailabilityView {
    private AvailabilityView() {}

    /**
     * @param requested the models that were asked for
     * @param docs where a person can read about the reason
     * @param more further members, such as {@code excluded_by} or {@code retry_after}
     */
    static JsonObject of(Code code, List<String> requested, String docs, Map<String, ?> more) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("code", code.wireName());
        view.put("retryable", code.retryable());
        view.put("requested_models", requested);
        view.put("docs_url", docs);
        view.putAll(more);
        return JsonValue.of(view).asObject().orElseThrow();
    }
}
