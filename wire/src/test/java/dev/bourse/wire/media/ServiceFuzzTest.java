package dev.bourse.wire.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;

import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Answer;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.chat.StreamedAnswer;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.openai.GoldenFile;

import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

/** Whatever comes from callers or upstreams is understood or refused, and what goes out is JSON. */
class ServiceFuzzTest {
    private static final List<String> ALL =
            List.of("embeddings", "rerank", "images", "speech", "transcription");

    static Stream<Arguments> requests() {
        return sections("service-requests", "client");
    }

    static Stream<Arguments> answers() {
        return sections("service-answers", "upstream");
    }

    static Stream<Arguments> streams() {
        return sections("service-streams", "upstream");
    }

    private static Stream<Arguments> sections(String folder, String name) {
        return GoldenFile.all(folder).stream()
                .map(file -> Arguments.of(Works.bytes(file.section(name))));
    }

    @MethodSource("requests")
    @FuzzTest(maxDuration = "30s")
    void a_request_is_refused_or_sent_on_under_the_endpoints_model(byte[] body) {
        for (String name : ALL) {
            Service service = Works.of(name);
            switch (service.scan(body, Addressed.BY_BODY)) {
                case Scanned.Rejected refused -> assertEquals(400, refused.error().status());
                case Request request -> {
                    byte[] sent = service.body(request, UpstreamEdit.ofModel("up"), "p");
                    if (request.mediaType().equals("application/json")) {
                        JsonObject json = Json.parse(sent).asObject().orElseThrow();
                        assertEquals("up", json.text("model").orElseThrow());
                        assertTrue(json.get("provider").isEmpty());
                    }
                }
            }
        }
    }

    @MethodSource("answers")
    @FuzzTest(maxDuration = "30s")
    void an_answer_is_refused_or_goes_out_as_ours(byte[] body) {
        for (Contents contents :
                List.of(new Vectors(1), new Ranks(2), new Pictures(body), new Transcript())) {
            if (ServiceAnswer.read(body, Works.IDENTITY, contents) instanceof Answer answer) {
                Usage usage = new Usage(Tokens.NONE, answer.units(), Usage.Source.ESTIMATED);
                Json.parse(answer.spliced(usage, Works.CHARGE, JsonObject.EMPTY));
            }
        }
    }

    @MethodSource("streams")
    @FuzzTest(maxDuration = "30s")
    void a_stream_ends_somehow(byte[] read) {
        StreamedAnswer images = new ImageStream(Works.IDENTITY, 2);
        images.accept(read);
        images.end();
        StreamedAnswer sound =
                new SoundStream(
                        Works.IDENTITY,
                        Works.request("speech", "{\"model\":\"a/b\",\"input\":\"x\"}")
                                .volume()
                                .most());
        sound.began("audio/mpeg");
        sound.accept(read);
        sound.end();
        assertEquals(sound.hasContent(), !sound.units().isNone());
    }
}
