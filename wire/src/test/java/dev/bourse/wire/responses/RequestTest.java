package dev.bourse.wire.responses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bourse.domain.catalog.Parameter;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Rendered;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.openai.GoldenFile;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Requests as callers send them: what is understood, what goes on, and what is refused. */
class RequestTest {
    private static final UpstreamEdit FULL =
            new UpstreamEdit(
                    "gpt-up",
                    Set.of(Parameter.TOP_K),
                    new UpstreamEdit.Cap(Parameter.MAX_TOKENS, 256),
                    "hash",
                    "flex");
    private static final Set<Parameter> UNSUPPORTED =
            Set.of(
                    Parameter.TEMPERATURE,
                    Parameter.VERBOSITY,
                    Parameter.RESPONSE_FORMAT,
                    Parameter.MAX_TOKENS,
                    Parameter.TOOLS,
                    Parameter.REASONING);

    @TestFactory
    Stream<DynamicTest> a_request_is_refused_or_sent_on_as_its_golden_file_says() {
        return GoldenFile.all("responses/requests").stream()
                .map(file -> dynamicTest(file.name(), () -> file.check(sent(file))));
    }

    @TestFactory
    Stream<DynamicTest> a_conversation_is_written_for_another_upstream_as_its_golden_file_says() {
        return GoldenFile.all("responses/rendered").stream()
                .map(file -> dynamicTest(file.name(), () -> file.check(rendered(file))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"type":"input_text"}                                | text
                    {"type":"refusal"}                                   | refusal
                    {"type":"input_audio","input_audio":{"format":"w"}}  | data
                    """)
    void a_part_without_what_it_is_made_of_is_not_told_to_other_dialects(
            String part, String member) {
        String body =
                "{\"model\":\"m\",\"input\":[{\"role\":\"user\",\"content\":[" + part + "]}]}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Request request = (Request) Streams.RESPONSES.scan(bytes, Addressed.BY_BODY);
        JsonException refusal = assertThrows(JsonException.class, request::conversation);
        assertEquals(
                "'input[0].content' has a part without '" + member + "'", refusal.getMessage());
    }

    private static Map<String, String> sent(GoldenFile file) {
        Map<String, String> actual = new LinkedHashMap<>();
        switch (scan(file)) {
            case Scanned.Rejected(var error) ->
                    actual.put("refused", error.status() + " " + error.message());
            case Request request -> {
                actual.put("upstream", text(request.forUpstream(edit(file))));
                actual.put("learnt", learnt(request));
            }
        }
        return actual;
    }

    private static Map<String, String> rendered(GoldenFile file) {
        Map<String, String> actual = new LinkedHashMap<>();
        try {
            Request request = (Request) scan(file);
            switch (Streams.RESPONSES.render(request.conversation(), UpstreamEdit.ofModel("up"))) {
                case Rendered.Written(byte[] body, var leftOut) -> {
                    actual.put("upstream", Json.pretty(Json.parse(body)));
                    actual.put("left out", String.join(", ", leftOut));
                }
                case Rendered.Impossible(String what) -> actual.put("impossible", what);
            }
        } catch (JsonException refusal) {
            actual.put("refused", String.valueOf(refusal.getMessage()));
        }
        return actual;
    }

    private static Scanned scan(GoldenFile file) {
        byte[] body = file.section("client").getBytes(StandardCharsets.UTF_8);
        return Streams.RESPONSES.scan(body, Addressed.BY_BODY);
    }

    private static UpstreamEdit edit(GoldenFile file) {
        if (file.has("edit", "full")) {
            return FULL;
        }
        Set<Parameter> drop =
                file.has("edit", "unsupported")
                        ? UNSUPPORTED
                        : file.has("edit", "verbosity") ? Set.of(Parameter.VERBOSITY) : Set.of();
        return new UpstreamEdit("up", drop, null, null, null);
    }

    private static String learnt(Request request) {
        return String.join(
                "\n",
                "models: " + request.models(),
                "stream: " + request.stream(),
                "items: " + request.messages() + ", " + request.promptBytes() + " bytes",
                "cap: " + request.maxOutputTokens(),
                "parameters: " + new TreeSet<>(request.parameters()),
                "in: " + request.inputs() + ", out: " + request.outputs(),
                "tier: " + request.tier() + ", user: " + request.user(),
                "session: " + request.extensions().session() + ", " + request.promptCacheKey(),
                "signed: " + request.signedFormat());
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
