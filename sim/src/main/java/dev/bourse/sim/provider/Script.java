package dev.bourse.sim.provider;

import dev.bourse.sim.provider.Step.Emit;
import dev.bourse.sim.provider.Step.End;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;

import io.vertx.core.buffer.Buffer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that happens after a request has been read. A script without an {@code End}, {@code
 * Cut} or {@code Reset} leaves the client waiting.
 *
 * @param status HTTP status
 * @param headers response headers; without a length the body is chunked
 * @param steps what is done, in order
 */
record Script(int status, Map<String, String> headers, List<Step> steps) {
    static final Map<String, String> JSON = Map.of("content-type", "application/json");
    static final Map<String, String> EVENTS =
            Map.of("content-type", "text/event-stream", "cache-control", "no-cache");

    /** A body that is sent at once. */
    static Script body(int status, Map<String, String> headers, Buffer body) {
        return body(status, headers, body, 0);
    }

    /** A body that is sent at once after a delay. */
    static Script body(int status, Map<String, String> headers, Buffer body, long delayMicros) {
        List<Step> steps = List.of(new Emit(delayMicros, () -> body), new End(0));
        return new Script(status, sized(headers, body.length()), steps);
    }

    static Script json(int status, Object value) {
        return body(status, JSON, Buffer.buffer(Json.bytes(JsonValue.of(value))));
    }

    static Script refusal(Face face, Refusal refusal) {
        return body(refusal.status(), JSON, face.error(refusal));
    }

    /** A refusal that says when to come back. */
    static Script refusal(Face face, Refusal refusal, long retryAfterSeconds) {
        Map<String, String> headers =
                Map.of(
                        "content-type",
                        "application/json",
                        "retry-after",
                        Long.toString(retryAfterSeconds));
        return body(refusal.status(), headers, face.error(refusal));
    }

    private static Map<String, String> sized(Map<String, String> headers, int length) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("content-length", Integer.toString(length));
        return all;
    }
}
