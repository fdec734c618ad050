package dev.bourse.wire.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.Shapes;
import dev.bourse.wire.json.JsonException;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Chunks that are known by their shape say the same as if they were read with care. */
class ShapesTest {
    private static final long SEED = 20260105L;
    private static final String[] TEXTS = {
        "word",
        "",
        " \\n\\\"x\\\"",
        "\\u00e9\\ud834\\udd1e",
        "жé",
        "{\\\"text\\\":\\\"a\\\"}",
        "\\\\"
    };

    @Test
    void whatever_a_stream_says_shapes_change_nothing_but_the_speed() {
        Random random = new Random(SEED);
        int known = 0;
        for (int i = 0; i < 3_000; i++) {
            List<Object> careful = new ArrayList<>();
            List<Object> quick = new ArrayList<>();
            GeminiReader one = new GeminiReader(careful::add, new Shapes(0));
            GeminiReader two = new GeminiReader(quick::add, new Shapes());
            for (int j = random.nextInt(20); j >= 0; j--) {
                byte[] chunk = chunk(random, j).getBytes(UTF_8);
                read(one, chunk, careful);
                read(two, chunk, quick);
            }
            one.end();
            two.end();
            assertEquals(careful, quick, () -> "seed " + SEED);
            known += (int) quick.stream().filter(Event.Text.class::isInstance).count();
        }
        assertTrue(known > 5_000, known + " texts");
    }

    private static void read(GeminiReader reader, byte[] chunk, List<Object> events) {
        try {
            reader.event("", chunk, 0, chunk.length);
        } catch (JsonException _) {
            events.add("refused");
        }
    }

    private static String chunk(Random random, int left) {
        String text = TEXTS[random.nextInt(TEXTS.length)];
        String part =
                switch (random.nextInt(12)) {
                    case 0 -> "{\"text\":\"" + text + "\",\"thought\":true}";
                    case 1 -> "{\"text\":\"" + text + "\",\"thoughtSignature\":\"c2ln\"}";
                    case 2 -> "{\"functionCall\":{\"name\":\"f\",\"args\":{\"text\":\"a\"}}}";
                    case 3 -> "{\"text\":\"" + text + "\"},{\"text\":\"more\"}";
                    default -> "{\"text\":\"" + text + "\"}";
                };
        boolean last = left == 0 || random.nextInt(40) == 0;
        String finish = last ? "\"finishReason\":\"STOP\"," : "";
        String usage =
                random.nextInt(5) == 0
                        ? ""
                        : ",\"usageMetadata\":{\"promptTokenCount\":9,\"candidatesTokenCount\":"
                                + random.nextInt(200)
                                + ",\"totalTokenCount\":"
                                + random.nextInt(300)
                                + "}";
        String end = random.nextInt(60) == 0 ? "" : "}";
        return "{\"candidates\":[{\"content\":{\"parts\":["
                + part
                + "],\"role\":\"model\"},"
                + finish
                + "\"index\":"
                + random.nextInt(10) / 9
                + "}]"
                + usage
                + ",\"responseId\":\"r1\""
                + end;
    }
}
