package dev.bourse.wire.responses;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bourse.wire.chat.Answer;
import dev.bourse.wire.chat.Protocol;
import dev.bourse.wire.chat.TranslatedAnswer;
import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.chat.WholeAnswer;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.openai.GoldenFile;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Whole answers as upstreams of this dialect send them, and what callers of it get of them. */
class AnswerTest {
    private static final JsonObject METADATA =
            new JsonObject(Map.of("strategy", JsonValue.of("direct")));

    @TestFactory
    Stream<DynamicTest> an_answer_is_passed_on_and_translated_as_its_golden_file_says() {
        return GoldenFile.all("responses/answers").stream()
                .map(file -> dynamicTest(file.name(), () -> file.check(actual(file))));
    }

    private static Map<String, String> actual(GoldenFile file) {
        byte[] body = file.section("upstream").getBytes(StandardCharsets.UTF_8);
        Map<String, String> actual = new LinkedHashMap<>();
        WholeAnswer relayed = Streams.RESPONSES.whole(body, Streams.IDENTITY);
        actual.put("passed on", caller(relayed));
        actual.put("learnt", learnt(relayed));
        WholeAnswer translated =
                TranslatedAnswer.read(
                        body,
                        Streams.RESPONSES,
                        Streams.RESPONSES,
                        new Protocol.Presentation(Streams.IDENTITY, Streams.request(file)));
        actual.put("translated", caller(translated));
        actual.put("learnt in translation", learnt(translated));
        return actual;
    }

    private static String caller(WholeAnswer whole) {
        if (!(whole instanceof Answer answer)) {
            return "";
        }
        byte[] body = answer.spliced(Streams.counted(answer), Streams.CHARGE, METADATA);
        Json.parse(body);
        return new String(body, StandardCharsets.UTF_8);
    }

    private static String learnt(WholeAnswer whole) {
        return switch (whole) {
            case Answer answer -> "empty: " + answer.isEmpty() + "\n" + Streams.learnt(answer);
            case UpstreamError error ->
                    "error: " + Json.text(error.asApiError(200, "Provider").json());
            case WholeAnswer.Garbage(String why) -> "garbage: " + why;
        };
    }
}
