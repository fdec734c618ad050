package dev.bourse.wire.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;

import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.chat.Answer;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whatever a client sends, it is refused with 400 or understood; and what goes to the upstream is
 * the same object, member for member, but for those that the exchange takes out or writes itself.
 */
class ScanFuzzTest {
    private static final UpstreamEdit EDIT =
            new UpstreamEdit(
                    "up",
                    Set.of(Parameter.TOP_K),
                    new UpstreamEdit.Cap(Parameter.MAX_TOKENS, 9),
                    "hash",
                    null);

    private static final Usage ESTIMATED = new Usage(Tokens.of(1, 2), Usage.Source.ESTIMATED);

    static Stream<Arguments> requests() {
        return sections("requests", "client");
    }

    static Stream<Arguments> answers() {
        return sections("answers", "upstream");
    }

    private static Stream<Arguments> sections(String folder, String name) {
        return GoldenFile.all(folder).stream()
                .map(file -> Arguments.of(file.section(name).getBytes(StandardCharsets.UTF_8)));
    }

    @MethodSource("requests")
    @FuzzTest(maxDuration = "60s")
    void a_request_is_refused_or_sent_on_whole(byte[] body) {
        switch (ChatRequest.scan(body)) {
            case Scanned.Rejected(var error) -> assertEquals(400, error.status());
            case Request request -> check(body, request);
        }
    }

    @MethodSource("answers")
    @FuzzTest(maxDuration = "60s")
    void an_answer_is_refused_or_passed_on_as_json(byte[] body) {
        if (ChatAnswer.read(body, Streams.IDENTITY) instanceof Answer answer) {
            tree(answer.spliced(ESTIMATED, Streams.CHARGE, JsonObject.EMPTY));
        }
    }

    private static void check(byte[] body, Request request) {
        request.demand(7);
        Optional<JsonObject> sent = tree(request.forUpstream(EDIT));
        Optional<JsonObject> came = tree(body);
        assertEquals(came.map(members -> expected(members, request.stream())), sent);
    }

    private static JsonObject expected(JsonObject came, boolean stream) {
        Map<String, JsonValue> expected = new LinkedHashMap<>();
        came.members().forEach((name, value) -> keep(name, value, expected));
        expected.put("model", JsonValue.of("up"));
        expected.put("max_tokens", JsonValue.of(9));
        expected.put("user", JsonValue.of("hash"));
        if (stream) {
            expected.put("stream_options", JsonValue.of(Map.of("include_usage", true)));
        }
        return new JsonObject(expected);
    }

    private static void keep(String name, JsonValue value, Map<String, JsonValue> into) {
        RequestField field = RequestField.of(name);
        if (field == null || (field.fate() == Fate.KEPT && field != RequestField.TOP_K)) {
            into.put(name, value);
        }
    }

    /** Empty when a name occurs twice in a message, which only the strict reader minds. */
    private static Optional<JsonObject> tree(byte[] json) {
        try {
            return Json.parse(json).asObject();
        } catch (JsonException problem) {
            boolean strict = String.valueOf(problem.getMessage()).startsWith("Duplicate field");
            assertTrue(strict, () -> problem + " in " + new String(json, StandardCharsets.UTF_8));
            return Optional.empty();
        }
    }
}
