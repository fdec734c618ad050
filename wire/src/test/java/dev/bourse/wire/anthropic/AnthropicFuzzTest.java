package dev.bourse.wire.anthropic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;

import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Answer;
import dev.bourse.wire.chat.Rendered;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.chat.TranslatedAnswer;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.openai.GoldenFile;
import dev.bourse.wire.sse.SseReader;

import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whatever a client sends, it is refused with 400 or understood; whatever an upstream sends, the
 * caller gets events of JSON, the same wherever the network cuts.
 */
class AnthropicFuzzTest {
    private static final Anthropic ANTHROPIC = new Anthropic();
    private static final Usage ESTIMATED = new Usage(Tokens.of(1, 2), Usage.Source.ESTIMATED);
    private static final UpstreamEdit EDIT =
            new UpstreamEdit(
                    "up",
                    Set.of(Parameter.TOP_K),
                    new UpstreamEdit.Cap(Parameter.MAX_TOKENS, 1 << 20),
                    "hash",
                    null);

    static Stream<Arguments> requests() {
        return sections("anthropic-requests", "client");
    }

    static Stream<Arguments> answers() {
        return sections("anthropic-answers", "upstream");
    }

    static Stream<Arguments> streams() {
        return sections("anthropic-streams", "upstream");
    }

    private static Stream<Arguments> sections(String folder, String name) {
        return GoldenFile.all(folder).stream()
                .map(file -> Arguments.of(file.section(name).getBytes(StandardCharsets.UTF_8)));
    }

    @MethodSource("requests")
    @FuzzTest(maxDuration = "60s")
    void a_request_is_refused_or_sent_on_whole(byte[] body) {
        switch (ANTHROPIC.scan(body, Addressed.BY_BODY)) {
            case Scanned.Rejected(var error) -> assertEquals(400, error.status());
            case MessagesRequest request -> check(body, request);
            default -> throw new AssertionError("another dialect");
        }
    }

    @MethodSource("answers")
    @FuzzTest(maxDuration = "60s")
    void an_answer_is_refused_or_passed_on_as_json(byte[] body) {
        if (ANTHROPIC.whole(body, Streams.IDENTITY) instanceof Answer answer) {
            tree(answer.spliced(ESTIMATED, Streams.CHARGE, JsonObject.EMPTY));
        }
        TranslatedAnswer.read(body, ANTHROPIC, ANTHROPIC, EventsTest.presentation());
    }

    @MethodSource("streams")
    @FuzzTest(maxDuration = "60s")
    void patterns_and_cuts_change_nothing(byte[] stream) {
        List<byte[]> whole = List.of(stream);
        Streams.Result careful =
                Streams.run(new MessageRelay(Streams.IDENTITY, Streams.LONGEST, 0), whole);
        assertEquals(careful, Streams.run(Streams.relay(), whole));
        assertEquals(careful, Streams.run(Streams.relay(), pieces(stream)));
        requireJson(careful.relayed());
        Streams.Result translated = Streams.run(EventsTest.translation(), whole);
        assertEquals(translated, Streams.run(EventsTest.translation(), pieces(stream)));
        requireJson(translated.relayed());
    }

    private static List<byte[]> pieces(byte[] stream) {
        return Streams.pieces(stream, new Random(Arrays.hashCode(stream)), 64);
    }

    private static void check(byte[] body, MessagesRequest request) {
        request.demand(7);
        Optional<JsonObject> came = tree(body);
        Optional<JsonObject> sent = tree(request.forUpstream(EDIT));
        if (request.signedFormat() == null && !holdsForeign(body)) {
            assertEquals(came.map(AnthropicFuzzTest::expected), sent);
        }
        render(request);
    }

    private static void render(MessagesRequest request) {
        try {
            if (ANTHROPIC.render(request.conversation(), EDIT)
                    instanceof Rendered.Written(byte[] written, _)) {
                tree(written);
            }
        } catch (JsonException | ArithmeticException senseless) {
            assertTrue(senseless.getMessage() != null);
        }
    }

    private static boolean holdsForeign(byte[] body) {
        return new String(body, StandardCharsets.UTF_8).indexOf('|') >= 0;
    }

    private static JsonObject expected(JsonObject came) {
        Map<String, JsonValue> expected = new LinkedHashMap<>();
        came.members().forEach((name, value) -> keep(came, name, value, expected));
        expected.put("model", JsonValue.of("up"));
        expected.put("max_tokens", JsonValue.of(1 << 20));
        expected.put("metadata", JsonValue.of(Map.of("user_id", "hash")));
        return new JsonObject(expected);
    }

    private static void keep(
            JsonObject came, String name, JsonValue value, Map<String, JsonValue> into) {
        RequestField field = RequestField.of(name);
        boolean kept = field == null || field.fate() == RequestField.Fate.KEPT;
        boolean tier = field == RequestField.SERVICE_TIER && isOwnTier(value);
        if (field == RequestField.OUTPUT_FORMAT && came.get("output_config").isEmpty()) {
            into.put("output_config", JsonValue.of(Map.of("format", value)));
        } else if ((kept || tier) && field != RequestField.TOP_K) {
            into.put(name, value);
        }
    }

    private static boolean isOwnTier(JsonValue value) {
        return value.asText().map(Words.NATIVE_TIERS::contains).orElse(false);
    }

    private static void requireJson(String relayed) {
        SseReader reader =
                new SseReader(
                        Integer.MAX_VALUE,
                        (name, source, from, to) -> tree(Arrays.copyOfRange(source, from, to)));
        reader.accept(relayed.getBytes(StandardCharsets.UTF_8));
        reader.end();
    }

    /** Empty when a name occurs twice somewhere, which only the strict reader minds. */
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
