package dev.bourse.wire.sse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

class SseReaderTest {
    private static final int ROUNDS = 20_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            textBlock =
                    """
                    data: a$$|(a)
                    data:a$$|(a)
                    data:  a $$|( a )
                    data$$|()
                    data:$$|()
                    data: a$data: b$$|(a$b)
                    data: a$$data: b$$|(a) (b)
                    data: a^$^$data: b^^|(a) (b)
                    data: a^data: b^$$|(a$b)
                    : comment$data: a$: comment$$|(a)
                    event: e$data: a$$data: b$$|e(a) (b)
                    event: e$$data: a$$|(a)
                    id: 1$retry: 2$unknown: 3$data: a$$|(a)
                    datas: a$data : b$Data: c$$|``
                    data: a$|(a)
                    data: a|(a)
                    ~data: a$$|(a)
                    ~~data: a$$|``
                    $$$data: a$$$$|(a)
                    """)
    void lines_make_events(String stream, String events) {
        byte[] bytes = text(stream).getBytes(StandardCharsets.UTF_8);
        assertEquals(text(events), shown(Events.read(bytes, Integer.MAX_VALUE)));
        assertEquals(text(events), shown(Events.read(bytes, 1)));
    }

    @Test
    void any_bytes_make_the_events_of_the_specification() {
        String alphabet = "data:event \n\n\r\r:\u00efxyz\u00ff";
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            StringBuilder stream = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                stream.append(
                        switch (random.nextInt(6)) {
                            case 0 -> "data:";
                            case 1 -> "\n";
                            case 2 -> "\r";
                            case 3 -> "event:";
                            default -> alphabet.charAt(random.nextInt(alphabet.length()));
                        });
            }
            byte[] bytes = stream.toString().getBytes(StandardCharsets.UTF_8);
            int size = 1 + random.nextInt(12);
            assertEquals(Events.specified(bytes), Events.read(bytes, size), "seed " + seed);
        }
    }

    @Test
    void an_event_over_the_limit_ends_reading_wherever_it_is_cut() {
        String small = "data: 1234\n\n";
        assertTrue(accepts(10, small, 1));
        for (int size = 1; size < 20; size++) {
            assertFalse(accepts(9, small, size), "line in pieces of " + size);
            assertFalse(accepts(12, "data: 123456\ndata: 123456\n\n", size), "lines by " + size);
            assertFalse(accepts(20, "data: " + "x".repeat(50), size), "no end, by " + size);
        }
    }

    @Test
    void a_gigantic_event_in_small_reads_costs_no_more_than_its_size() {
        List<Integer> lengths = new ArrayList<>();
        SseReader reader =
                new SseReader(1 << 25, (name, source, from, to) -> lengths.add(to - from));
        byte[] piece = "x".repeat(1 << 14).getBytes(StandardCharsets.UTF_8);
        reader.accept("data: ".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 1 << 10; i++) {
            reader.accept(piece);
        }
        reader.accept("\n\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(1 << 24), lengths);
    }

    @Test
    void what_is_written_is_read_back() {
        byte[] plain = SseWriter.event("a\r\nb\n\nc\rd");
        assertEquals("(a\nb\n\nc\nd)", shown(Events.read(plain, 3)));
        byte[] named = SseWriter.event("error", "{}");
        assertEquals("error({})", shown(Events.read(named, 3)));
        byte[] comment = SseWriter.KEEP_ALIVE.getBytes(StandardCharsets.UTF_8);
        assertEquals("", shown(Events.read(comment, 3)));
    }

    private static boolean accepts(int longest, String stream, int size) {
        SseReader reader = new SseReader(longest, (name, source, from, to) -> {});
        boolean accepted = true;
        for (int at = 0; at < stream.length() && accepted; at += size) {
            String piece = stream.substring(at, Math.min(stream.length(), at + size));
            accepted = reader.accept(piece.getBytes(StandardCharsets.UTF_8));
        }
        return accepted;
    }

    private static String text(String shorthand) {
        return shorthand.replace('$', '\n').replace('^', '\r').replace('~', '\uFEFF');
    }

    private static String shown(List<Events.Event> events) {
        return events.stream()
                .map(event -> event.name() + "(" + event.data() + ")")
                .collect(Collectors.joining(" "));
    }
}
