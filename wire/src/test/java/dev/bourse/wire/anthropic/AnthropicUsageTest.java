package dev.bourse.wire.anthropic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

class AnthropicUsageTest {
    private static final JsonObject WHOLE =
            object(
                    """
                    {"input_tokens": 3, "cache_creation_input_tokens": 12304,
                     "cache_read_input_tokens": 700, "output_tokens": 550,
                     "cache_creation": {"ephemeral_5m_input_tokens": 12304,
                                        "ephemeral_1h_input_tokens": 0},
                     "output_tokens_details": {"thinking_tokens": 400}}
                    """);

    @Test
    void cached_tokens_are_beside_the_input() {
        assertEquals(Optional.of(new Tokens(3, 700, 12304, 550, 400)), AnthropicUsage.of(WHOLE));
    }

    @Test
    void what_is_kept_for_an_hour_is_a_part_of_what_was_written() {
        JsonObject usage =
                object(
                        """
                        {"input_tokens": 3, "cache_creation_input_tokens": 30, "output_tokens": 1,
                         "cache_creation": {"ephemeral_5m_input_tokens": 10,
                                            "ephemeral_1h_input_tokens": 20}}
                        """);

        assertEquals(Optional.of(new Tokens(3, 0, 30, 1, 0, 20)), AnthropicUsage.of(usage));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"output_tokens\": 5}",
                "{\"output_tokens\": 5, \"cache_creation\": null}",
                "{\"output_tokens\": 5, \"cache_creation_input_tokens\": 0,"
                        + " \"cache_creation\": {\"ephemeral_5m_input_tokens\": 0,"
                        + " \"ephemeral_1h_input_tokens\": 0}}"
            })
    void a_zero_at_the_end_of_a_stream_does_not_erase_an_hour(String delta) {
        JsonObject start =
                object(
                        """
                        {"input_tokens": 3, "cache_creation_input_tokens": 30, "output_tokens": 1,
                         "cache_creation": {"ephemeral_5m_input_tokens": 10,
                                            "ephemeral_1h_input_tokens": 20}}
                        """);

        assertEquals(
                Optional.of(new Tokens(3, 0, 30, 5, 0, 20)),
                AnthropicUsage.ofStream(start, object(delta)));
    }

    @Test
    void a_split_of_the_written_tokens_is_added_up_only_without_their_sum() {
        JsonObject usage =
                object(
                        """
                        {"input_tokens": 3, "output_tokens": 1,
                         "cache_creation": {"ephemeral_5m_input_tokens": 10,
                                            "ephemeral_1h_input_tokens": 20}}
                        """);

        assertEquals(Optional.of(new Tokens(3, 0, 30, 1, 0, 20)), AnthropicUsage.of(usage));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"output_tokens\": 550, \"output_tokens_details\": {\"thinking_tokens\": 400}}",
                "{\"input_tokens\": 3, \"cache_creation_input_tokens\": 12304,"
                        + " \"cache_read_input_tokens\": 700, \"output_tokens\": 550,"
                        + " \"output_tokens_details\": {\"thinking_tokens\": 400}}",
                "{\"input_tokens\": 0, \"cache_creation_input_tokens\": null,"
                        + " \"output_tokens\": 550,"
                        + " \"output_tokens_details\": {\"thinking_tokens\": 400}}"
            })
    void a_streamed_usage_counts_the_same_as_a_whole_one(String delta) {
        JsonObject start =
                object(
                        """
                        {"input_tokens": 3, "cache_creation_input_tokens": 12304,
                         "cache_read_input_tokens": 700, "output_tokens": 1}
                        """);

        assertEquals(AnthropicUsage.of(WHOLE), AnthropicUsage.ofStream(start, object(delta)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"input_tokens\": 5}",
                "{\"output_tokens\": 5}",
                "{\"input_tokens\": -5, \"output_tokens\": 5}",
                "{\"input_tokens\": 5, \"output_tokens\": 5, \"cache_read_input_tokens\": 0.5}",
                "{\"input_tokens\": 5, \"output_tokens\": 5,"
                        + " \"output_tokens_details\": {\"thinking_tokens\": 6}}",
                "{\"input_tokens\": 5, \"output_tokens\": 5, \"cache_creation_input_tokens\": 7,"
                        + " \"cache_creation\": {\"ephemeral_1h_input_tokens\": 8}}"
            })
    void what_cannot_be_true_is_unknown_and_never_zero(String usage) {
        assertEquals(Optional.empty(), AnthropicUsage.of(object(usage)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"output_tokens\": null}", "{\"output_tokens\": -3}"})
    void the_placeholder_that_begins_a_stream_never_counts(String delta) {
        JsonObject start = object("{\"input_tokens\": 25, \"output_tokens\": 1}");
        assertEquals(Optional.empty(), AnthropicUsage.ofStream(start, object(delta)));
    }

    private static JsonObject object(String text) {
        return Json.parse(text).asObject().orElseThrow();
    }
}
