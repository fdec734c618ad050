package dev.bourse.wire.sse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;

import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Whatever bytes come and however they are cut, the events are those of the specification. */
class SseFuzzTest {
    static Stream<Arguments> streams() {
        return Stream.of("data: a\n\n", "\uFEFFevent: e\r\ndata:b\rdata\n\n:c\n", "data:x")
                .map(text -> Arguments.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @MethodSource("streams")
    @FuzzTest(maxDuration = "60s")
    void events_do_not_depend_on_cuts(byte[] stream) {
        List<Events.Event> expected = Events.specified(stream);
        assertEquals(expected, Events.read(stream, Integer.MAX_VALUE));
        assertEquals(expected, Events.read(stream, 1));
        Random random = new Random(Arrays.hashCode(stream));
        assertEquals(expected, Events.read(stream, 1 + random.nextInt(9)));
    }
}
