package dev.bourse.wire.tool;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Whatever a caller writes for a schema, a verdict comes of it. */
class RandomSchemaTest {
    private static final int ROUNDS = 2_000;
    private static final int STEPS = 5_000;
    private static final int DEEPEST = 4;
    private static final List<String> KEYWORDS =
            List.of(
                    ("$ref type enum const allOf anyOf oneOf not if then else minimum maximum"
                                    + " exclusiveMinimum exclusiveMaximum multipleOf minLength"
                                    + " maxLength pattern items additionalItems minItems maxItems"
                                    + " uniqueItems contains required properties patternProperties"
                                    + " additionalProperties propertyNames minProperties"
                                    + " maxProperties dependencies a b definitions")
                            .split(" "));
    private static final List<Object> LEAVES =
            List.of(
                    "",
                    "a",
                    "(a|b)+",
                    "(",
                    "#",
                    "#/a",
                    "#/items/0",
                    "object",
                    "integer",
                    true,
                    false,
                    0,
                    -1,
                    2.5,
                    7,
                    "[a-z",
                    "\\1",
                    "#/%");

    @RepeatedTest(4)
    void a_verdict_comes_of_any_schema(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < ROUNDS; i++) {
            JsonValue schema = JsonValue.of(tree(random, 0));
            JsonValue value = JsonValue.of(tree(random, 1));
            assertDoesNotThrow(
                    () -> new Schema(schema, new Steps(STEPS)).allows(value),
                    () -> "seed " + repetition.getCurrentRepetition() + ": " + Json.text(schema));
        }
    }

    private static Object tree(Random random, int depth) {
        int kind = depth == 0 ? 0 : depth > DEEPEST ? 9 : random.nextInt(10);
        if (kind < 4) {
            return members(random, depth);
        }
        if (kind < 6) {
            List<Object> items = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                items.add(tree(random, depth + 1));
            }
            return items;
        }
        return LEAVES.get(random.nextInt(LEAVES.size()));
    }

    private static Map<String, Object> members(Random random, int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            members.put(KEYWORDS.get(random.nextInt(KEYWORDS.size())), tree(random, depth + 1));
        }
        return members;
    }
}
