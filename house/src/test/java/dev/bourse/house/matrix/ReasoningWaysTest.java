package dev.bourse.house.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Parameter;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * There are two ways to say in chat completions how to reason: a word, which is OpenAI's, and an
 * object. Whichever the caller uses, an endpoint gets the one that it knows, and an endpoint that
 * can't be told gets neither.
 */
@Timeout(600)
class ReasoningWaysTest {
    private static final Said WELL = Said.of("Well.", "stop");

    @TempDir static Path folder;
    private static final Map<Knows, Crossing> CROSSINGS = new EnumMap<>(Knows.class);

    /** What the endpoints know of reasoning. */
    enum Knows {
        WORD(Set.of(Parameter.MAX_COMPLETION_TOKENS, Parameter.REASONING_EFFORT)),
        OBJECT(Set.of(Parameter.MAX_TOKENS, Parameter.REASONING)),
        NOTHING(Set.of(Parameter.MAX_TOKENS));

        @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
        private final Set<Parameter> parameters;

        Knows(Set<Parameter> parameters) {
            this.parameters = parameters;
        }
    }

    @BeforeAll
    static void open() throws Exception {
        for (Knows one : Knows.values()) {
            CROSSINGS.put(one, Crossing.knowing(folder.resolve(one.name()), one.parameters));
        }
    }

    @AfterAll
    static void close() throws Exception {
        for (Crossing one : CROSSINGS.values()) {
            one.close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    OPENAI    | "reasoning":{"effort":"low"}                          | WORD    | OPENAI    | "reasoning_effort":"low"     |
                    OPENAI    | "reasoning_effort":"low"                              | WORD    | OPENAI    | "reasoning_effort":"low"     |
                    OPENAI    | "reasoning":{"max_tokens":2048},"max_tokens":4096     | WORD    | OPENAI    | "max_completion_tokens":4096 |
                    OPENAI    | "reasoning":{"max_tokens":2048},"max_tokens":4096     | WORD    | OPENAI    | "reasoning_effort":"medium"  |
                    OPENAI    | "reasoning":{"enabled":false}                         | WORD    | OPENAI    | "reasoning_effort":"none"    |
                    OPENAI    | "reasoning":{"effort":"low"}                          | OBJECT  | OPENAI    | "reasoning":{"effort":"low"} |
                    OPENAI    | "reasoning_effort":"low"                              | OBJECT  | OPENAI    | "reasoning_effort":"low"     |
                    OPENAI    | "reasoning_effort":"low"                              | OBJECT  | RESPONSES | "effort":"low"               |
                    OPENAI    | "reasoning_effort":"low"                              | OBJECT  | ANTHROPIC | "budget_tokens":             |
                    OPENAI    | "reasoning":{"effort":"low"}                          | WORD    | ANTHROPIC | "budget_tokens":             |
                    OPENAI    | "reasoning":{"effort":"low"}                          | WORD    | RESPONSES | "effort":"low"               |
                    OPENAI    | "reasoning_effort":"low"                              | OBJECT  | GEMINI    | "thinkingBudget":            |
                    OPENAI    | "reasoning_effort":"low"                              | NOTHING | OPENAI    | "messages"                   | reasoning_effort
                    OPENAI    | "reasoning":{"effort":"low"}                          | NOTHING | OPENAI    | "messages"                   | reasoning
                    OPENAI    | "include_reasoning":false,"reasoning_effort":"low"    | WORD    | OPENAI    | "reasoning_effort":"low"     |
                    OPENAI    | "include_reasoning":true,"provider":{"require_parameters":true} | WORD | OPENAI | "messages" | include_reasoning
                    ANTHROPIC | "max_tokens":4096,"thinking":{"type":"enabled","budget_tokens":2048} | WORD | OPENAI | "reasoning_effort":"medium" |
                    ANTHROPIC | "max_tokens":4096,"thinking":{"type":"enabled","budget_tokens":2048} | NOTHING | OPENAI | "messages" | reasoning
                    """)
    void an_endpoint_is_told_in_the_way_that_it_knows(
            Dialect caller, String member, Knows knows, Dialect upstream, String sent, String left)
            throws Exception {
        Crossing crossing = Objects.requireNonNull(CROSSINGS.get(knows));
        MatrixTest.play(crossing, upstream, WELL, false);
        String model = Crossing.model(upstream);
        String body =
                "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],%s}"
                        .formatted(model, member);
        HttpResponse<String> answer =
                crossing.counter().post(Crossing.speech(caller).path(model, false), body);
        assertEquals(200, answer.statusCode(), answer::body);
        String seen = crossing.provider(upstream).seen().body();
        assertTrue(seen.contains(sent), seen);
        assertEquals(left != null, !seen.contains("reason") && !seen.contains("think"), seen);
        assertEquals(left == null ? "" : left, leftOut(answer));
        if (knows == Knows.WORD && upstream == Dialect.OPENAI) {
            assertTrue(!seen.contains("\"reasoning\":") && !seen.contains("\"max_tokens\""), seen);
        }
    }

    private static String leftOut(HttpResponse<?> answer) {
        return answer.headers().firstValue("x-bourse-left-out").orElse("");
    }
}
