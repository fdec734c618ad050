package dev.bourse.wire.chat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.util.Random;

class UnbilledTest {
    private static final long SEED = 20260105L;

    @Test
    void counts_of_a_whole_answer_are_zero_and_nothing_else_is() {
        assertEquals(
                """
                {"created":12,"choices":[{"index":0,"message":{"content":"usage: 7"}}],\
                "usage": {"prompt_tokens":0,"cost":0,"details":{"cached_tokens":0,"a":[0,0]},\
                "tier":"t1"},"n":4}\
                """,
                unbilled(
                        """
                        {"created":12,"choices":[{"index":0,"message":{"content":"usage: 7"}}],\
                        "usage": {"prompt_tokens":9,"cost":1.5e-3,"details":{"cached_tokens":3,"a":[1,-2]},\
                        "tier":"t1"},"n":4}\
                        """));
    }

    @Test
    void what_a_tool_is_called_with_stays_even_when_it_is_named_so() {
        String call = "{\"content\":[{\"type\":\"tool_use\",\"input\":{\"usage\":{\"a\":5}}}]}";
        assertEquals(call, unbilled(call));
    }

    @Test
    void a_usage_that_is_null_leaves_what_follows_alone() {
        String chunk = "data: {\"usage\":null,\"created\":5}\n\ndata: {\"usage\":null}\n\n";
        assertEquals(chunk, unbilled(chunk));
    }

    @Test
    void counts_in_events_are_zero_wherever_the_dialect_puts_them() {
        assertEquals(
                """
                : don't {"
                event: message_start
                data: {"type":"message_start","message":{"usage":{"input_tokens":0}}}

                data: {"response":{"usage":{"input_tokens":0}},"sequence_number":4}

                data: {"usageMetadata":{"totalTokenCount":0}}

                data: [DONE]

                """,
                unbilled(
                        """
                        : don't {"
                        event: message_start
                        data: {"type":"message_start","message":{"usage":{"input_tokens":12}}}

                        data: {"response":{"usage":{"input_tokens":3}},"sequence_number":4}

                        data: {"usageMetadata":{"totalTokenCount":77}}

                        data: [DONE]

                        """));
    }

    @Test
    void bytes_that_make_no_sense_are_copied_without_complaint() {
        Random random = new Random(SEED);
        String letters = "{}[]\":,\\0-9e.usage\n data";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(40), 0, letters.length())
                    .forEach(at -> text.append(letters.charAt(at)));
            byte[] once = Unbilled.of(text.toString().getBytes(UTF_8));
            assertArrayEquals(once, Unbilled.of(once), () -> "seed " + SEED + ": " + text);
        }
    }

    private static String unbilled(String said) {
        return new String(Unbilled.of(said.getBytes(UTF_8)), UTF_8);
    }
}
