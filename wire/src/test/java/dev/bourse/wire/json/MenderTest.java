package dev.bourse.wire.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonNumber;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.json.JsonValue.JsonString;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

class MenderTest {
    private static final long SEED = 20260105L;

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {"a":1,}                            | {"a":1}
                    {"a":[1,2,],}                       | {"a":[1,2]}
                    {"a":1 "b":2}                       | {"a":1,"b":2}
                    [{"a":1} {"a":2}]                   | [{"a":1},{"a":2}]
                    {a:1, b_2:true, $c:null}            | {"a":1,"b_2":true,"$c":null}
                    {'a':'it''s'}                       | -
                    {'a':'it\\'s', "b":'say "hi"'}      | {"a":"it's","b":"say \\"hi\\""}
                    {"a":True,"b":False,"c":None}       | {"a":true,"b":false,"c":null}
                    {"a":+1,"b":.5,"c":-.5,"d":-1.5e3}  | {"a":1,"b":0.5,"c":-0.5,"d":-1.5e3}
                    ~{"a":1 /* one */, // two
                    "b":2}~ | {"a":1,"b":2}
                    {"a":"\\_x \\d"}                    | {"a":"\\\\_x \\\\d"}
                    {"a":"x\ty"}                         | {"a":"x\\ty"}
                    ```json {"a":1} ```                 | {"a":1}
                    ``` {"a":1}                         | {"a":1}
                    ```json {"a":[1,2 ```               | {"a":[1,2]}
                    Sure! Here it is: {"a":1} Enjoy.    | {"a":1}
                    {"a":1}}                            | {"a":1}
                    {"a":{"b":[1                        | {"a":{"b":[]}}
                    {"a":{"b":[1,                       | {"a":{"b":[1]}}
                    {"a":"hel                           | {"a":"hel"}
                    {"a":"hel\\                         | {"a":"hel"}
                    {"a":"hel\\u00                      | {"a":"hel"}
                    {"a":1,"b                           | {"a":1}
                    {"a":1,"b"                          | {"a":1}
                    {"a":1,"b":                         | {"a":1}
                    {"a":1,"b":tr                       | {"a":1}
                    {"a":1,"b":true                     | {"a":1,"b":true}
                    {"a":1,"b":12                       | {"a":1}
                    {"a":1,b                            | {"a":1}
                    """)
    void what_is_written_badly_is_written_well(String bad, String good) {
        assertEquals(good.equals("-") ? null : good, Mender.mended(bad));
    }

    @Test
    void line_breaks_in_strings_are_escaped() {
        assertEquals("{\"a\":\"x\\ny\\u0001\"}", Mender.mended("{\"a\":\"x\ny\u0001\",}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "no JSON at all",
                "{",
                "[",
                "{\"a\"",
                "{a}",
                "{\"a\":}",
                "{\"a\":,\"b\":1}",
                "{,\"a\":1}",
                "{\"a\":1,,\"b\":2}",
                "[1,,2]",
                "[1 2]",
                "[\"a\" \"b\"]",
                "{\"a\":hello}",
                "{\"a\":NaN}",
                "{\"a\":007}",
                "{\"a\":12abc}",
                "{\"a\":1.2.3}",
                "{\"a\" 1}",
                "{\"a\":\"he said \"hi\" to\"}",
                "either {\"a\":1} or {\"a\":2}",
                "[note] {\"a\":1}",
                "{\"a\":1]"
            })
    void what_could_mean_anything_is_left_as_it_is(String unclear) {
        assertNull(Mender.mended(unclear));
    }

    @Test
    void json_is_left_as_it_is() {
        String json = " {\"a\" : [1.50, \"x\", null] }\n";
        assertSame(json, Mender.mended(json));
        assertSame("12", Mender.mended("12"));
    }

    @Test
    void what_is_too_deep_or_too_long_is_left_as_it_is() {
        assertNull(Mender.mended("[".repeat(5_000)));
        assertNull(Mender.mended("[" + " ".repeat(5_000_000) + "1,]"));
    }

    @Test
    void whatever_comes_the_result_is_json_and_mending_it_again_changes_nothing() {
        Random random = new Random(SEED);
        String letters = "{}[]\"',:\\ntruefalsN0123.-+e/*# \n`_$u";
        int mended = 0;
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "{" : "[");
            random.ints(random.nextInt(24), 0, letters.length())
                    .forEach(at -> text.append(letters.charAt(at)));
            String result = Mender.mended(text.toString());
            if (result != null) {
                mended++;
                Json.parse(result);
                assertSame(result, Mender.mended(result), () -> seeded(text.toString()));
            }
        }
        assertTrue(mended > 1_000, mended + " were mended");
    }

    @Test
    void json_that_is_cut_anywhere_keeps_what_was_said_and_gains_nothing() {
        Random random = new Random(SEED);
        for (int i = 0; i < 3_000; i++) {
            JsonValue whole = value(random, 0);
            String json = Json.text(whole);
            String cut = json.substring(0, random.nextInt(json.length()) + 1);
            String mended = Mender.mended(cut);
            if (mended != null) {
                assertTrue(isPartOf(Json.parse(mended), whole), () -> seeded(cut));
            }
        }
    }

    @Test
    void json_that_is_disfigured_means_the_same_afterwards() {
        Random random = new Random(SEED);
        for (int i = 0; i < 3_000; i++) {
            JsonValue whole = value(random, 0);
            String bad = disfigured(Json.text(whole), random);
            String mended = Mender.mended(bad);
            assertTrue(mended != null, () -> seeded(bad));
            assertEquals(whole, Json.parse(String.valueOf(mended)), () -> seeded(bad));
        }
    }

    /** Commas too many, names without quotes, comments, fences. */
    private static String disfigured(String json, Random random) {
        String bad = json;
        if (random.nextBoolean()) {
            bad = bad.replaceAll("([0-9\"}\\]le])([}\\]])(?=[,}\\]]|$)", "$1,$2");
        }
        if (random.nextBoolean()) {
            bad = bad.replaceAll("\"([a-z]+)\":", "$1 : ");
        }
        if (random.nextBoolean()) {
            bad = bad.replaceAll("([{\\[])(?=[\\[{\"0-9a-z-])", "$1 /* here */ ");
        }
        return random.nextBoolean() ? "```json\n" + bad + "\n```\n" : "Here: " + bad;
    }

    /** An object or array that never holds brackets, commas or quotes in its strings. */
    private static JsonValue value(Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 2 : depth > 3 ? 3 : 5);
        if (depth > 0 && kind < 3) {
            return kind == 0
                    ? new JsonNumber(BigDecimal.valueOf(random.nextInt(2_000) - 1_000, 1))
                    : kind == 1 ? new JsonString("w" + random.nextInt(100)) : JsonValue.of(true);
        }
        int size = 1 + random.nextInt(3);
        if (kind % 2 == 0) {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            for (int i = 0; i < size; i++) {
                members.put("k" + (char) ('a' + i), value(random, depth + 1));
            }
            return new JsonObject(members);
        }
        List<JsonValue> items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            items.add(value(random, depth + 1));
        }
        return new JsonArray(items);
    }

    /** Whether nothing is in it that was not in the whole; only the last string may be shorter. */
    private static boolean isPartOf(JsonValue part, JsonValue whole) {
        return switch (part) {
            case JsonString(String text) ->
                    whole instanceof JsonString(String all) && all.startsWith(text);
            case JsonArray(List<JsonValue> items) ->
                    whole instanceof JsonArray(List<JsonValue> all) && isPartOf(items, all);
            case JsonObject object -> whole instanceof JsonObject all && isPartOf(object, all);
            default -> part.equals(whole);
        };
    }

    private static boolean isPartOf(List<JsonValue> items, List<JsonValue> all) {
        boolean part = items.size() <= all.size();
        for (int i = 0; part && i < items.size(); i++) {
            part = isPartOf(items.get(i), all.get(i));
        }
        return part;
    }

    private static boolean isPartOf(JsonObject object, JsonObject all) {
        return object.members().entrySet().stream()
                .allMatch(one ->
                        all.members().containsKey(one.getKey())
                                && isPartOf(one.getValue(), all.members().get(one.getKey())));
    }

    private static String seeded(String text) {
        return "seed " + SEED + ": " + text;
    }
}
