package dev.bourse.wire.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonToken;

import dev.bourse.wire.json.JsonValue.JsonNull;
import dev.bourse.wire.openai.GoldenFile;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Whatever is asked of a scanner, in whatever order, it answers as one that stands on the library
 * alone: with the same tokens, places and values, and with the same refusal at the same question.
 */
class ScannerOracleTest {
    private static final long SEED = Long.getLong("bourse.seed", 20261127L);
    private static final int DOCUMENTS = Integer.getInteger("bourse.documents", 4_000);
    private static final int IDLE = 16;

    /** Makes one zero of both: the library's sign of it depends on what was asked before. */
    private static final double ZERO = 0.0;

    @Test
    void random_documents_are_read_as_by_the_library() {
        Random random = seeded();
        for (int i = 0; i < DOCUMENTS; i++) {
            compare(RandomJson.bytes(new RandomJson(random, 0).document()), random);
        }
    }

    @Test
    void documents_with_something_wrong_are_refused_as_by_the_library() {
        Random random = seeded();
        int refused = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            String document = new RandomJson(random, 1 + random.nextInt(20)).document();
            refused += compare(RandomJson.bytes(document), random) ? 1 : 0;
        }
        assertTrue(refused > DOCUMENTS / 10, refused + " refused");
    }

    @Test
    void mutated_documents_are_refused_as_by_the_library() {
        Random random = seeded();
        int refused = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            RandomJson json = new RandomJson(random, 0);
            byte[] mutated = json.mutated(RandomJson.bytes(json.document()));
            refused += compare(mutated, random) ? 1 : 0;
        }
        assertTrue(refused > DOCUMENTS / 5, refused + " refused");
    }

    @Test
    void what_clients_and_upstreams_send_may_be_cut_anywhere() {
        Random random = seeded();
        for (byte[] document : recorded()) {
            for (int length = 0; length <= document.length; length++) {
                compare(Arrays.copyOf(document, length), random);
            }
        }
    }

    @Test
    void what_clients_and_upstreams_send_may_be_mutated() {
        Random random = seeded();
        RandomJson json = new RandomJson(random, 0);
        for (byte[] document : recorded()) {
            for (int i = 0; i < 200; i++) {
                compare(json.mutated(document), random);
            }
        }
    }

    @Test
    void any_byte_may_stand_anywhere_in_a_short_document() {
        Random random = seeded();
        for (String text : List.of("[1,\"a\\n\"]", "{\"a\":true }", "[-0.5e1,null]")) {
            byte[] document = RandomJson.bytes(text);
            for (int at = 0; at < document.length; at++) {
                for (int octet = 0; octet < 128; octet++) {
                    byte[] changed = document.clone();
                    changed[at] = (byte) octet;
                    compare(changed, random);
                }
            }
        }
    }

    /** Else nothing would be won. Names with escapes are left to the library. */
    @Test
    void ordinary_documents_are_read_without_the_library() {
        for (byte[] document : recorded()) {
            if (isPlain(document) && !new String(document, UTF_8).contains("\\u006")) {
                assertTrue(isRead(document), () -> new String(document, UTF_8));
            }
        }
    }

    private static boolean isRead(byte[] document) {
        QuickTokens tokens = new QuickTokens(document, 0, document.length);
        try {
            return tokens.next() == JsonToken.START_OBJECT && tokens.tree() != JsonNull.NULL;
        } catch (Beyond _) {
            return false;
        }
    }

    private static boolean isPlain(byte[] document) {
        try {
            return Json.parse(document).asObject().isPresent();
        } catch (JsonException _) {
            return false;
        }
    }

    private static List<byte[]> recorded() {
        return Stream.of("requests", "answers")
                .flatMap(folder -> GoldenFile.all(folder).stream())
                .flatMap(file -> Stream.of(file.section("client"), file.section("upstream")))
                .filter(text -> text.length() > 1)
                .map(RandomJson::bytes)
                .toList();
    }

    private static Random seeded() {
        System.out.println("seed " + SEED);
        return new Random(SEED);
    }

    /** Whether it was refused. */
    private static boolean compare(byte[] json, Random random) {
        int before = random.nextInt(9);
        byte[] source = new byte[before + json.length + random.nextInt(9)];
        random.nextBytes(source);
        System.arraycopy(json, 0, source, before, json.length);
        long questions = random.nextLong();
        List<String> expected = walk(true, source, before, json.length, questions);
        List<String> actual = walk(false, source, before, json.length, questions);
        if (!expected.equals(actual)) {
            assertEquals(
                    String.join("\n", expected),
                    String.join("\n", actual),
                    () -> new String(json, UTF_8));
        }
        return !expected.isEmpty() && expected.getLast().contains("malformed");
    }

    /** Questions and answers. */
    private static List<String> walk(
            boolean library, byte[] source, int from, int length, long seed) {
        List<String> seen = new ArrayList<>();
        Random random = new Random(seed);
        int boldness = random.nextInt(3);
        try (JsonScanner in =
                library
                        ? JsonScanner.byLibrary(source, from, from + length)
                        : JsonScanner.of(source, from, from + length)) {
            int idle = 0;
            while (idle < IDLE) {
                int stood = in.start();
                seen.add(step(in, random, boldness) + " " + standing(in));
                idle = in.start() == stood ? idle + 1 : 0;
            }
        } catch (JsonException refusal) {
            seen.add("refused: " + refusal.getMessage());
        }
        return seen;
    }

    private static String standing(JsonScanner in) {
        return in.start()
                + (in.isNull() ? "null" : "")
                + (in.isText() ? "text" : "")
                + (in.isInteger() ? "integer" : "")
                + (in.isNumber() ? "number" : "")
                + (in.isObject() ? "object" : "")
                + (in.isArray() ? "array" : "");
    }

    private static String step(JsonScanner in, Random random, int boldness) {
        int question = random.nextInt(boldness == 0 ? 12 : boldness == 1 ? 20 : 27);
        try {
            return question + ": " + answer(in, question, random);
        } catch (JsonException problem) {
            if (Objects.toString(problem.getMessage()).startsWith("malformed")) {
                throw problem;
            }
            return question + "! " + problem.getMessage();
        }
    }

    private static Object answer(JsonScanner in, int question, Random random) {
        int least = random.nextInt(10) - 5;
        return switch (question) {
            case 0, 1, 2, 3 -> String.valueOf(in.nextName());
            case 4, 5, 6, 7 -> in.nextItem();
            case 8, 9, 10 -> nextValue(in);
            case 11 -> in.isText("role");
            case 12 -> in.isText(random.nextBoolean() ? "" : "\u00e9");
            case 13 -> in.isText("\n");
            case 14 -> in.end();
            case 15 -> said(in, random);
            case 16 -> number(in, () -> in.integer("n", least, Long.MAX_VALUE));
            case 17 -> number(in, () -> in.number("n", -1_000_000, Long.MAX_VALUE) + ZERO);
            case 18 -> in.decimal("n");
            case 19 -> in.flag("n");
            case 20 -> passed(in);
            case 21 -> skipped(in);
            case 22 -> tree(in);
            case 23 -> in.texts("n", 3, 9);
            case 24 -> in.word("n", List.of("", "a"));
            case 25 -> number(in, () -> in.integer("n", Long.MIN_VALUE + 1, 12));
            default -> finished(in);
        };
    }

    /** Once each: a second time the library may tell what it rounded to at the first. */
    private static Object number(JsonScanner in, Supplier<Object> question) {
        String answer;
        try {
            answer = String.valueOf(question.get());
        } catch (JsonException problem) {
            answer = String.valueOf(problem.getMessage());
        }
        in.next();
        return answer;
    }

    private static Object nextValue(JsonScanner in) {
        in.next();
        return "next";
    }

    private static Object said(JsonScanner in, Random random) {
        String text = in.text("t", random.nextInt(200));
        return text + in.isText(text) + in.isText(text + "x");
    }

    private static Object passed(JsonScanner in) {
        int end = in.pass();
        return end + " " + in.pass() + " " + in.end();
    }

    private static Object skipped(JsonScanner in) {
        in.skip();
        return in.end();
    }

    private static Object tree(JsonScanner in) {
        return in.tree() + " " + in.start() + " " + in.end();
    }

    private static Object finished(JsonScanner in) {
        in.finish();
        return "finished " + in.end();
    }
}
