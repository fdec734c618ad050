package dev.bourse.wire.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** What is passed over quickly is passed over just as the library does it. */
class SkippingParserTest {
    private static final long SEED = Long.getLong("bourse.seed", 20260105L);
    private static final int TEXTS = 2_000;
    private static final String[] PIECES = {
        "plain",
        " ",
        "\\n",
        "\\\"",
        "\\\\",
        "\\u00e9",
        "\\ud83d\\ude00",
        "\u00fc",
        "\u6f22",
        "\ud83d\ude00",
        "\\",
        "\\x",
        "\\u12",
        "\\u12g4",
        "\"",
        "\n",
        "\u0001",
        "\u001f",
        "\u007f",
        "{",
        "]",
        ",",
        "!",
        "#",
        "["
    };
    private static final int LAWFUL = 10;

    private final JsonFactory library = new JsonFactory(new JsonFactoryBuilder());
    private final JsonFactory ours = new SkippingParser.Factory(new JsonFactoryBuilder());

    @RepeatedTest(5)
    void random_texts_are_read_or_refused_as_by_the_library(RepetitionInfo repetition)
            throws IOException {
        long seed = SEED + repetition.getCurrentRepetition();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < TEXTS; i++) {
            compare(text(random), random, "seed " + seed);
        }
    }

    @Test
    void a_string_may_be_cut_anywhere() throws IOException {
        String text = "{\"a\":\"0123456789\\\"abc\\u00e9\\\\def\u00fcghi\",\"b\":[\"\",\"x\"]}";
        for (int length = 0; length <= text.length(); length++) {
            compare(text.substring(0, length), new Random(length), "cut at " + length);
        }
    }

    @Test
    void every_byte_at_every_place_of_a_stretch_ends_it_or_does_not() {
        for (int octet = 0; octet < 256; octet++) {
            for (int place = 0; place < 24; place++) {
                byte[] bytes = "abcdefghijklmnopqrstuvwx".getBytes(StandardCharsets.US_ASCII);
                bytes[place] = (byte) octet;
                boolean ends = octet < ' ' || octet == '"' || octet == '\\';
                assertEquals(
                        ends ? place : 24, PlainText.end(bytes, 0, 24), octet + " at " + place);
            }
        }
    }

    @Test
    void a_borrow_from_a_byte_that_ends_a_stretch_hides_no_other_before_it() {
        for (int first = 0; first < 256; first++) {
            for (int second = 0; second < 256; second++) {
                byte[] bytes = {'a', 'b', (byte) first, (byte) second, 'c', 'd', 'e', 'f'};
                int expected = ends(first) ? 2 : ends(second) ? 3 : 8;
                assertEquals(expected, PlainText.end(bytes, 0, 8), first + " " + second);
            }
        }
    }

    private static boolean ends(int octet) {
        return octet < ' ' || octet == '"' || octet == '\\';
    }

    private void compare(String text, Random random, String what) throws IOException {
        byte[] json = text.getBytes(StandardCharsets.UTF_8);
        int before = random.nextInt(9);
        byte[] source = new byte[before + json.length + random.nextInt(9)];
        System.arraycopy(json, 0, source, before, json.length);
        long reads = random.nextLong();
        assertEquals(
                walk(library, source, before, json.length, reads),
                walk(ours, source, before, json.length, reads),
                () -> what + ": " + text);
    }

    /** All tokens and where they lie, some texts read and the others passed over, and the end. */
    private static String walk(JsonFactory factory, byte[] source, int from, int length, long reads)
            throws IOException {
        StringBuilder seen = new StringBuilder();
        Random reading = new Random(reads);
        try (JsonParser in = factory.createParser(source, from, length)) {
            for (JsonToken next = in.nextToken(); next != null; next = in.nextToken()) {
                seen.append(next).append(in.currentTokenLocation().getByteOffset()).append(' ');
                if (reading.nextInt(4) == 0) {
                    seen.append(in.getText());
                } else if (reading.nextInt(8) == 0) {
                    in.skipChildren();
                }
            }
            return seen.append(in.currentLocation().getByteOffset()).toString();
        } catch (IOException refusal) {
            return seen.append(refusal.getMessage()).toString();
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("{");
        int lawful = random.nextInt(3) == 0 ? PIECES.length : LAWFUL;
        for (int member = random.nextInt(4); member >= 0; member--) {
            string(text, random, lawful);
            text.append(random.nextInt(40) == 0 ? "" : ":");
            value(text, random, lawful);
            text.append(member == 0 ? "" : ", ");
        }
        text.append(random.nextInt(20) == 0 ? "" : "}");
        return text.toString();
    }

    private static void value(StringBuilder text, Random random, int lawful) {
        switch (random.nextInt(4)) {
            case 0 -> text.append(random.nextInt());
            case 1 -> {
                text.append('[');
                string(text, random, lawful);
                text.append(']');
            }
            default -> string(text, random, lawful);
        }
    }

    private static void string(StringBuilder text, Random random, int pieces) {
        text.append('"');
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(PIECES[random.nextInt(pieces)]);
        }
        text.append('"');
    }
}
