package dev.bourse.wire.anthropic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bourse.wire.chat.Answer;
import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.chat.WholeAnswer;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.openai.GoldenFile;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Whole messages as upstreams send them, and what callers of the same dialect get of them. */
class AnswerTest {
    private static final JsonObject METADATA =
            new JsonObject(Map.of("requested", JsonValue.of("author/model")));

    @TestFactory
    Stream<DynamicTest> an_answer_is_passed_on_as_its_golden_file_says() {
        return GoldenFile.all("anthropic-answers").stream()
                .map(file -> dynamicTest(file.name(), () -> check(file)));
    }

    @Test
    void metadata_stands_at_the_end() {
        byte[] body =
                "{\"id\":\"m\",\"model\":\"m\",\"content\":[]}".getBytes(StandardCharsets.UTF_8);
        Answer answer = (Answer) new Anthropic().whole(body, Streams.IDENTITY);
        byte[] spliced = answer.spliced(Streams.counted(answer), Streams.CHARGE, METADATA);
        JsonObject members = Json.parse(spliced).asObject().orElseThrow();
        assertEquals(METADATA, members.members().get("openrouter_metadata"));
        assertEquals("openrouter_metadata", members.members().keySet().stream().toList().getLast());
    }

    private static void check(GoldenFile file) {
        byte[] body = file.section("upstream").getBytes(StandardCharsets.UTF_8);
        Map<String, String> actual = new LinkedHashMap<>();
        switch (new Anthropic().whole(body, Streams.IDENTITY)) {
            case Answer answer -> {
                byte[] spliced = answer.spliced(Streams.counted(answer), Streams.CHARGE, null);
                actual.put("caller", new String(spliced, StandardCharsets.UTF_8));
                actual.put(
                        "learnt",
                        "empty: "
                                + answer.isEmpty()
                                + ", "
                                + answer.completionBytes()
                                + " bytes\n"
                                + Streams.told(answer));
            }
            case UpstreamError error -> actual.put("learnt", String.valueOf(error));
            case WholeAnswer.Garbage(String why) -> actual.put("learnt", "garbage: " + why);
        }
        file.check(actual);
    }
}
