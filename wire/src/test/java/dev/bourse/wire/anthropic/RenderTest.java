package dev.bourse.wire.anthropic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bourse.domain.catalog.Parameter;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Conversation;
import dev.bourse.wire.chat.Rendered;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.openai.ChatRequest;
import dev.bourse.wire.openai.GoldenFile;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Requests of other dialects, as an upstream of Anthropic's gets them. */
class RenderTest {
    @TestFactory
    Stream<DynamicTest> a_conversation_is_written_as_its_golden_file_says() {
        return GoldenFile.all("anthropic-rendered").stream()
                .map(file -> dynamicTest(file.name(), () -> check(file)));
    }

    @Test
    void what_the_endpoint_does_not_know_is_not_sent() {
        Set<Parameter> drop =
                Set.of(
                        Parameter.TEMPERATURE,
                        Parameter.STOP,
                        Parameter.TOOLS,
                        Parameter.REASONING,
                        Parameter.STRUCTURED_OUTPUTS);
        Conversation conversation =
                chat(
                        """
                        {"model":"m","temperature":1,"stop":"x","reasoning":{"effort":"low"},
                         "tools":[{"type":"function","function":{"name":"now"}}],
                         "response_format":{"type":"json_schema","json_schema":
                            {"name":"a","schema":{"type":"object"}}},
                         "messages":[{"role":"user","content":"x"}]}
                        """);
        UpstreamEdit.Cap cap = new UpstreamEdit.Cap(Parameter.MAX_TOKENS, 77);
        UpstreamEdit edit = new UpstreamEdit("claude-up", drop, cap, null, "priority");
        Rendered.Written written = (Rendered.Written) new Anthropic().render(conversation, edit);
        JsonObject body = Json.parse(written.body()).asObject().orElseThrow();
        assertEquals(
                List.of("model", "max_tokens", "messages", "speed"),
                List.copyOf(body.members().keySet()));
        assertEquals(JsonValue.of(77), body.members().get("max_tokens"));
        assertEquals(List.of("response_format"), written.leftOut());
    }

    private static void check(GoldenFile file) {
        byte[] client = file.section("client").getBytes(StandardCharsets.UTF_8);
        Conversation conversation =
                file.has("caller", "openai")
                        ? chat(file.section("client"))
                        : request(new Anthropic().scan(client, Addressed.BY_BODY));
        UpstreamEdit edit = new UpstreamEdit(model(file), Set.of(), null, "hash", null);
        Map<String, String> actual = new LinkedHashMap<>();
        switch (new Anthropic().render(conversation, edit)) {
            case Rendered.Written(byte[] body, List<String> leftOut) -> {
                actual.put("upstream", Json.pretty(Json.parse(body)));
                actual.put("left out", String.join("\n", leftOut));
            }
            case Rendered.Impossible(String what) -> actual.put("impossible", what);
        }
        file.check(actual);
    }

    private static String model(GoldenFile file) {
        return file.head()
                .lines()
                .filter(line -> line.startsWith("model: "))
                .map(line -> line.substring("model: ".length()))
                .findFirst()
                .orElse("claude-sonnet-4");
    }

    private static Conversation chat(String body) {
        return request(ChatRequest.scan(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static Conversation request(Scanned scanned) {
        return ((Request) scanned).conversation();
    }
}
