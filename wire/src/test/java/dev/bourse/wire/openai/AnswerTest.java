package dev.bourse.wire.openai;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.chat.Answer;
import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.chat.WholeAnswer;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Whole bodies as upstreams send them, and what callers get of them. */
class AnswerTest {
    @TestFactory
    Stream<DynamicTest> an_answer_is_passed_on_as_its_golden_file_says() {
        return GoldenFile.all("answers").stream()
                .map(file -> dynamicTest(file.name(), () -> file.check(outcome(file))));
    }

    private static Map<String, String> outcome(GoldenFile file) {
        byte[] body = file.section("upstream").getBytes(StandardCharsets.UTF_8);
        return switch (ChatAnswer.read(body, Streams.IDENTITY)) {
            case Answer answer -> answered(answer, metadata(file));
            case UpstreamError error -> failed("error: " + error + "\n" + shown(error));
            case WholeAnswer.Garbage(String why) -> failed("garbage: " + why);
        };
    }

    private static @Nullable JsonObject metadata(GoldenFile file) {
        return file.has("metadata", "yes")
                ? (JsonObject) JsonValue.of(Map.of("strategy", "direct"))
                : null;
    }

    private static Map<String, String> answered(Answer answer, @Nullable JsonObject metadata) {
        Usage counted =
                answer.usage()
                        .map(tokens -> new Usage(tokens, Usage.Source.REPORTED))
                        .orElseGet(() -> new Usage(Tokens.of(10, 20), Usage.Source.ESTIMATED));
        byte[] spliced = answer.spliced(counted, Streams.CHARGE, metadata);
        Json.parse(spliced);
        Map<String, String> sections = new LinkedHashMap<>();
        sections.put("caller", new String(spliced, StandardCharsets.UTF_8));
        sections.put("learnt", learnt(answer));
        return sections;
    }

    private static Map<String, String> failed(String learnt) {
        return Map.of("learnt", learnt);
    }

    private static String shown(UpstreamError error) {
        return "shown: " + Json.text(error.asApiError(200, "Provider").json());
    }

    private static String learnt(Answer answer) {
        return String.join(
                "\n",
                "empty: " + answer.isEmpty() + ", " + answer.completionBytes() + " bytes",
                "finish: " + answer.finishReason() + ", " + answer.nativeFinishReason(),
                "usage: " + answer.usage().map(String::valueOf).orElse("unknown"),
                "upstream id: " + answer.upstreamId());
    }
}
