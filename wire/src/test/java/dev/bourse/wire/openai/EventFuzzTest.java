package dev.bourse.wire.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;

import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.Protocol;
import dev.bourse.wire.chat.Shapes;
import dev.bourse.wire.chat.Transcript;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.splice.Rope;

import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Whatever an upstream sends is read into events or refused, and what is read can be written. */
class EventFuzzTest {
    static Stream<Arguments> streams() {
        return GoldenFile.all("streams").stream().map(file -> Arguments.of(Streams.upstream(file)));
    }

    static Stream<Arguments> bodies() {
        return GoldenFile.all("answers").stream()
                .map(file ->
                        Arguments.of(file.section("upstream").getBytes(StandardCharsets.UTF_8)));
    }

    @MethodSource("streams")
    @FuzzTest(maxDuration = "60s")
    void shapes_change_nothing_but_the_speed(byte[] stream) {
        List<Event> careful = Steps.of(stream, new Shapes(0));
        assertEquals(careful, Steps.of(stream, new Shapes(16)));
        Rope out = new Rope();
        ChunkWriter writer = new ChunkWriter(Streams.IDENTITY, false);
        careful.forEach(event -> writer.write(event, out));
        RelayFuzzTest.requireJson(new String(out.take(), StandardCharsets.UTF_8));
    }

    @MethodSource("streams")
    @FuzzTest(maxDuration = "60s")
    void a_chunk_repeated_with_another_text_is_read_alike(byte[] text) {
        byte[] stream = RelayFuzzTest.chunks(text);
        assertEquals(Steps.of(stream, new Shapes(0)), Steps.of(stream, new Shapes(16)));
    }

    @MethodSource("bodies")
    @FuzzTest(maxDuration = "60s")
    void a_body_is_read_or_refused(byte[] body) {
        Transcript transcript = new Transcript();
        Protocol openai = new OpenAi();
        try {
            openai.reader(transcript::add).whole(body);
        } catch (JsonException _) {
            return;
        }
        new WholeWriter(Streams.IDENTITY, false)
                .write(transcript, Streams.COUNTED, Streams.CHARGE, null);
    }
}
