package dev.bourse.house.chaos;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A complete answer.
 *
 * @param status HTTP status
 * @param headers by lower-case name
 * @param body as text
 */
record Answer(int status, Map<String, String> headers, String body) {
    private static final String DATA = "data: ";

    /** Name of the generation; empty when the request did not become one. */
    String id() {
        return headers.getOrDefault("x-generation-id", "");
    }

    JsonObject json() {
        return Json.parse(body).asObject().orElseThrow();
    }

    /** The JSON of a whole answer, or of the last chunk of a stream. */
    JsonObject last() {
        return isStream() ? chunks().getLast() : json();
    }

    boolean isStream() {
        return headers.getOrDefault("content-type", "").startsWith("text/event-stream");
    }

    /** The chunks of a stream, without its terminator. */
    List<JsonObject> chunks() {
        return body.lines()
                .filter(line -> line.startsWith(DATA + "{"))
                .map(line -> Json.parse(line.substring(DATA.length())).asObject().orElseThrow())
                .toList();
    }

    boolean isTerminated() {
        return body.endsWith("data: [DONE]\n\n");
    }

    String errorType() {
        return error().object("metadata").text("error_type").orElse("none");
    }

    JsonObject error() {
        return last().object("error");
    }

    /** What the caller was told to owe; zero when it was told nothing. */
    BigDecimal cost() {
        return last().object("usage").number("cost").orElse(BigDecimal.ZERO);
    }

    /** All words of the answer. */
    String text() {
        if (!isStream()) {
            return choice(json()).object("message").text("content").orElse("");
        }
        StringBuilder text = new StringBuilder();
        chunks().forEach(
                        one -> text.append(choice(one).object("delta").text("content").orElse("")));
        return text.toString();
    }

    /** The finish reason that was told last. */
    String finish() {
        List<JsonObject> parts = isStream() ? chunks() : List.of(json());
        return parts.stream()
                .flatMap(one -> choice(one).text("finish_reason").stream())
                .reduce("none", (_, later) -> later);
    }

    /** Results of the attempts, in order, as {@code tag result}. */
    List<String> attempts() {
        return last().object("openrouter_metadata").items("attempts").stream()
                .map(one -> one.asObject().orElseThrow())
                .map(one -> one.text("tag").orElse("") + " " + one.text("result").orElse(""))
                .toList();
    }

    private static JsonObject choice(JsonObject chunk) {
        return chunk.items("choices").stream()
                .findFirst()
                .flatMap(one -> Optional.of(one.asObject().orElse(JsonObject.EMPTY)))
                .orElse(JsonObject.EMPTY);
    }
}
