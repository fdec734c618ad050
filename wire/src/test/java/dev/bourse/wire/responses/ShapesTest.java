package dev.bourse.wire.responses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.Shapes;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.openai.GoldenFile;
import dev.bourse.wire.sse.SseReader;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Events that are known by their shape say the same as events that are read with care. */
class ShapesTest {
    @TestFactory
    Stream<DynamicTest> shapes_change_nothing_but_the_speed() {
        return GoldenFile.all("responses/streams").stream()
                .map(file ->
                        dynamicTest(
                                file.name(),
                                () -> {
                                    byte[] stream = Streams.upstream(file);
                                    assertEquals(
                                            steps(stream, new Shapes(0)),
                                            steps(stream, new Shapes(16)));
                                }));
    }

    static List<Event> steps(byte[] stream, Shapes shapes) {
        List<Event> steps = new ArrayList<>();
        ResponsesReader reader = new ResponsesReader(steps::add, shapes);
        SseReader sse = new SseReader(Streams.LONGEST, reader::event);
        try {
            sse.accept(stream);
            sse.end();
        } catch (JsonException _) {
            steps.add(new Event.Ended());
        }
        return steps;
    }
}
