package dev.bourse.wire.gemini;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bourse.wire.chat.Answer;
import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.Protocol;
import dev.bourse.wire.chat.Transcript;
import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.chat.WholeAnswer;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.openai.GoldenFile;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Whole bodies as Gemini sends them, what its callers get, and what they mean to others. */
class AnswerTest {
    private final Gemini gemini = new Gemini();

    @TestFactory
    Stream<DynamicTest> an_answer_is_passed_on_and_read_as_its_golden_file_says() {
        return GoldenFile.all("gemini/answers").stream()
                .map(file -> dynamicTest(file.name(), () -> file.check(outcome(file))));
    }

    private Map<String, String> outcome(GoldenFile file) {
        byte[] body = Samples.bytes(file.section("upstream"));
        return switch (gemini.whole(body, Samples.IDENTITY)) {
            case Answer answer -> answered(body, answer, metadata(file));
            case UpstreamError error ->
                    Map.of("learnt", "error: " + Json.text(error.asApiError(200, "P").json()));
            case WholeAnswer.Garbage(String why) -> Map.of("learnt", "garbage: " + why);
        };
    }

    private Map<String, String> answered(
            byte[] body, Answer answer, @Nullable JsonObject metadata) {
        List<Event> events = new ArrayList<>();
        Transcript transcript = new Transcript();
        gemini.reader(events::add).whole(body);
        events.forEach(transcript::add);
        byte[] spliced = answer.spliced(Samples.counted(answer), Samples.CHARGE, metadata);
        Json.parse(spliced);
        byte[] written =
                gemini.written(
                        transcript,
                        new Protocol.Presentation(Samples.IDENTITY, Samples.ASKING_FOR_THOUGHTS),
                        Samples.counted(answer),
                        Samples.CHARGE,
                        metadata);
        Map<String, String> sections = new LinkedHashMap<>();
        sections.put("caller", Samples.text(spliced));
        sections.put("learnt", "empty: " + answer.isEmpty() + "\n" + Samples.learnt(answer));
        sections.put("steps", Samples.lines(events));
        sections.put("written from the steps", Samples.text(written));
        return sections;
    }

    private static @Nullable JsonObject metadata(GoldenFile file) {
        return file.has("metadata", "yes")
                ? (JsonObject) JsonValue.of(Map.of("strategy", "direct"))
                : null;
    }
}
