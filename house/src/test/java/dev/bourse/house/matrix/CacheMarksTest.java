package dev.bourse.house.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Marks of prompt caches through every pair whose caller can set one, whole and streamed: the
 * endpoint gets them on the very block that was marked, or the caller is told that they were left
 * out. Gemini's callers have none, but may name a cache of their own making.
 */
@Timeout(600)
class CacheMarksTest {
    private static final String MARK = "\"cache_control\":{\"type\":\"ephemeral\",\"ttl\":\"1h\"}";
    private static final String LEFT_OUT = "x-bourse-left-out";
    private static final Said WELL = Said.of("Well.", "stop");

    @TempDir static Path folder;
    private static Crossing crossing;

    @BeforeAll
    static void open() throws Exception {
        crossing = Crossing.open(folder, Map.of());
    }

    @AfterAll
    static void close() throws Exception {
        crossing.close();
    }

    /** Where a request may be marked: on the first of two of the kind. */
    enum Place {
        SYSTEM("KIND"),
        PART("FIRST"),
        RESULT("SUNNY"),
        TOOL("look"),
        TOP("");

        private final String word;

        Place(String word) {
            this.word = word;
        }

        /** What stands in the marked block and in no other of its kind. */
        String word() {
            return word;
        }
    }

    /** A marked request and who gets it. */
    record Case(Dialect caller, Dialect upstream, Place place, boolean stream) {
        /** Whether the endpoint's dialect has a place for such a mark. */
        boolean isKept() {
            return switch (upstream) {
                case ANTHROPIC -> true;
                case OPENAI -> place != Place.TOP;
                case RESPONSES -> caller == Dialect.RESPONSES && place != Place.TOP;
                case GEMINI -> false;
            };
        }
    }

    static Stream<Case> cases() {
        return Stream.of(Dialect.OPENAI, Dialect.RESPONSES, Dialect.ANTHROPIC)
                .flatMap(caller -> Stream.of(Dialect.values()).flatMap(up -> cases(caller, up)));
    }

    private static Stream<Case> cases(Dialect caller, Dialect upstream) {
        return Stream.of(Place.values())
                .flatMap(place ->
                        Stream.of(false, true)
                                .map(stream -> new Case(caller, upstream, place, stream)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_mark_arrives_on_its_block_or_is_told_as_left_out(Case one) throws Exception {
        MatrixTest.play(crossing, one.upstream(), WELL, one.stream());
        HttpResponse<String> answer = post(one.caller(), body(one), one.upstream(), one.stream());
        assertEquals(200, answer.statusCode(), answer::body);
        JsonObject seen = seen(one.upstream());
        List<JsonObject> marked = marked(seen);
        String told = answer.headers().firstValue(LEFT_OUT).orElse("");
        if (one.isKept()) {
            assertEquals("", told);
            assertEquals(1, marked.size(), seen::toString);
            assertMarked(one, marked.getFirst(), seen);
        } else {
            assertEquals("cache_control", told);
            assertEquals(List.of(), marked, seen::toString);
        }
    }

    private static void assertMarked(Case one, JsonObject block, JsonObject seen) {
        String text = Members.text(block);
        assertTrue(text.contains(MARK), text);
        if (one.place() != Place.TOP) {
            assertTrue(text.contains(one.place().word()), text);
            Stream.of("BRIEF", "SECOND", "RAINY", "see")
                    .forEach(other -> assertTrue(!text.contains(other), text));
        } else if (one.caller() == Dialect.ANTHROPIC) {
            assertEquals(seen, block);
        } else {
            assertEquals(last(seen), block);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_key_becomes_a_mark_at_the_end_where_caching_has_to_be_asked_for(boolean stream)
            throws Exception {
        for (Dialect caller : List.of(Dialect.OPENAI, Dialect.RESPONSES)) {
            Case unmarked = new Case(caller, Dialect.ANTHROPIC, Place.TOP, stream);
            String body = body(unmarked).replace("," + MARK, ",\"prompt_cache_key\":\"k1\"");
            MatrixTest.play(crossing, Dialect.ANTHROPIC, WELL, stream);
            HttpResponse<String> answer = post(caller, body, Dialect.ANTHROPIC, stream);
            assertEquals(200, answer.statusCode(), answer::body);
            assertEquals("", answer.headers().firstValue(LEFT_OUT).orElse(""));
            JsonObject seen = seen(Dialect.ANTHROPIC);
            assertEquals(List.of(last(seen)), marked(seen));
            assertEquals(
                    "{\"type\":\"ephemeral\"}", Members.text(last(seen).object("cache_control")));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Dialect.class,
            names = {"OPENAI", "RESPONSES", "ANTHROPIC"})
    void a_cache_that_lies_at_google_is_read_there_or_the_request_is_refused_by_name(
            Dialect upstream) throws Exception {
        for (boolean stream : List.of(false, true)) {
            HttpResponse<String> answer = post(Dialect.GEMINI, CACHED, upstream, stream);
            assertEquals(400, answer.statusCode(), answer::body);
            assertTrue(answer.body().contains("'cachedContent' lies at Google"), answer::body);
        }
    }

    @Test
    void a_cache_that_lies_at_google_leads_there_from_among_several_models() throws Exception {
        for (boolean stream : List.of(false, true)) {
            MatrixTest.play(crossing, Dialect.GEMINI, WELL, stream);
            String body =
                    CACHED.replace("{\"contents\"", "{\"models\":[\"lab/gemini\"],\"contents\"");
            HttpResponse<String> answer = post(Dialect.GEMINI, body, Dialect.ANTHROPIC, stream);
            assertEquals(200, answer.statusCode(), answer::body);
            assertEquals("cachedContents/1", Members.text(seen(Dialect.GEMINI), "cachedContent"));
        }
    }

    private static HttpResponse<String> post(
            Dialect caller, String body, Dialect upstream, boolean stream) throws Exception {
        String model = Crossing.model(upstream);
        return crossing.counter()
                .post(Crossing.speech(caller).path(model, stream), body.replace("MODEL", model));
    }

    private static JsonObject seen(Dialect upstream) {
        return Members.parsed(crossing.provider(upstream).seen().body());
    }

    /** The last block of the conversation that Anthropic gets. */
    private static JsonObject last(JsonObject seen) {
        return object(object(seen.items("messages").getLast()).items("content").getLast());
    }

    private static JsonObject object(JsonValue value) {
        return value.asObject().orElseThrow();
    }

    /** All objects that have a mark of their own, wherever they are. */
    private static List<JsonObject> marked(JsonValue value) {
        List<JsonObject> found = new ArrayList<>();
        if (value instanceof JsonObject object && object.get("cache_control").isPresent()) {
            found.add(object);
        }
        inside(value).forEach(inner -> found.addAll(marked(inner)));
        return found;
    }

    private static Collection<JsonValue> inside(JsonValue value) {
        return switch (value) {
            case JsonObject(var members) -> members.values();
            case JsonArray(var items) -> items;
            default -> List.of();
        };
    }

    private static String body(Case one) {
        Object[] marks =
                Stream.of(Place.values())
                        .map(place -> place == one.place() ? "," + MARK : "")
                        .toArray();
        String body = Objects.requireNonNull(FORMS.get(one.caller())).formatted(marks);
        return one.stream() ? "{\"stream\":true," + body.substring(1) : body;
    }

    private static final String CACHED =
            "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Hello\"}]}],"
                    + "\"cachedContent\":\"cachedContents/1\"}";

    /** Marks of system, part, result, tool and top are put into them in this order. */
    private static final Map<Dialect, String> FORMS =
            Map.of(
                    Dialect.OPENAI,
                    """
                    {"model":"MODEL","max_tokens":64,"messages":[
                    {"role":"system","content":[{"type":"text","text":"KIND"%s},
                    {"type":"text","text":"BRIEF"}]},
                    {"role":"user","content":[{"type":"text","text":"FIRST"%s},
                    {"type":"text","text":"SECOND"}]},
                    {"role":"assistant","content":null,"tool_calls":[
                    {"id":"c1","type":"function","function":{"name":"look","arguments":"{}"}},
                    {"id":"c2","type":"function","function":{"name":"see","arguments":"{}"}}]},
                    {"role":"tool","tool_call_id":"c1",
                    "content":[{"type":"text","text":"SUNNY"%s}]},
                    {"role":"tool","tool_call_id":"c2","content":"RAINY"}],
                    "tools":[{"type":"function","function":{"name":"look",
                    "parameters":{"type":"object","properties":{}}}%s},
                    {"type":"function","function":{"name":"see",
                    "parameters":{"type":"object","properties":{}}}}]%s}\
                    """,
                    Dialect.RESPONSES,
                    """
                    {"model":"MODEL","max_output_tokens":64,"input":[
                    {"role":"system","content":[{"type":"input_text","text":"KIND"%s},
                    {"type":"input_text","text":"BRIEF"}]},
                    {"role":"user","content":[{"type":"input_text","text":"FIRST"%s},
                    {"type":"input_text","text":"SECOND"}]},
                    {"type":"function_call","call_id":"c1","name":"look","arguments":"{}"},
                    {"type":"function_call","call_id":"c2","name":"see","arguments":"{}"},
                    {"type":"function_call_output","call_id":"c1",
                    "output":[{"type":"input_text","text":"SUNNY"%s}]},
                    {"type":"function_call_output","call_id":"c2","output":"RAINY"}],
                    "tools":[{"type":"function","name":"look","strict":false,
                    "parameters":{"type":"object","properties":{}}%s},
                    {"type":"function","name":"see","strict":false,
                    "parameters":{"type":"object","properties":{}}}]%s}\
                    """,
                    Dialect.ANTHROPIC,
                    """
                    {"model":"MODEL","max_tokens":64,
                    "system":[{"type":"text","text":"KIND"%s},{"type":"text","text":"BRIEF"}],
                    "messages":[
                    {"role":"user","content":[{"type":"text","text":"FIRST"%s},
                    {"type":"text","text":"SECOND"}]},
                    {"role":"assistant","content":[
                    {"type":"tool_use","id":"c1","name":"look","input":{}},
                    {"type":"tool_use","id":"c2","name":"see","input":{}}]},
                    {"role":"user","content":[
                    {"type":"tool_result","tool_use_id":"c1","content":"SUNNY"%s},
                    {"type":"tool_result","tool_use_id":"c2","content":"RAINY"}]}],
                    "tools":[{"name":"look","input_schema":{"type":"object","properties":{}}%s},
                    {"name":"see","input_schema":{"type":"object","properties":{}}}]%s}\
                    """);
}
