package dev.bourse.wire.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.domain.unit.MediaTokens;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

class OpenAiUsageTest {
    @Test
    void cached_and_written_tokens_are_inside_the_prompt() {
        Tokens tokens =
                of(
                        """
                        {"prompt_tokens": 2006, "completion_tokens": 300, "total_tokens": 2306,
                         "prompt_tokens_details": {"cached_tokens": 1920, "cache_write_tokens": 50,
                                                   "audio_tokens": 0},
                         "completion_tokens_details": {"reasoning_tokens": 120}}
                        """);

        assertEquals(new Tokens(36, 1920, 50, 300, 120), tokens);
        assertEquals(2006, tokens.prompt());
    }

    @Test
    void sound_is_a_part_of_prompt_and_completion() {
        assertEquals(
                new Tokens(70, 30, 0, 50, 5).sounding(new MediaTokens(30, 10, 20)),
                of(
                        """
                        {"prompt_tokens": 100, "completion_tokens": 50,
                         "prompt_tokens_details": {"cached_tokens": 30, "audio_tokens": 40,
                                                   "cached_tokens_details": {"audio_tokens": 10}},
                         "completion_tokens_details": {"reasoning_tokens": 5, "audio_tokens": 20}}
                        """));
    }

    @Test
    void images_are_a_part_of_prompt_and_completion_beside_sound() {
        assertEquals(
                new Tokens(70, 30, 0, 50, 5)
                        .sounding(new MediaTokens(30, 10, 20))
                        .picturing(new MediaTokens(5, 2, 25)),
                of(
                        """
                        {"prompt_tokens": 100, "completion_tokens": 50,
                         "prompt_tokens_details": {"cached_tokens": 30, "audio_tokens": 40,
                                                   "image_tokens": 7,
                                                   "cached_tokens_details": {"audio_tokens": 10,
                                                                             "image_tokens": 2}},
                         "completion_tokens_details": {"reasoning_tokens": 5, "audio_tokens": 20,
                                                       "image_tokens": 25}}
                        """));
    }

    /** 70 tokens are new, 20 from the cache, and 10 were written to it, which have one price. */
    @ParameterizedTest
    @CsvSource({"0, 70, 70, 0", "60, 20, 10, 10", "75, 15, 0, 15", "75, 25, 0, 15"})
    void images_that_are_not_told_to_be_cached_are_read_anew_as_far_as_sound_left_room(
            long sound, long told, long fresh, long cached) {
        assertEquals(
                new MediaTokens(fresh, cached, 0),
                of("{\"prompt_tokens\": 100, \"completion_tokens\": 1, \"prompt_tokens_details\":"
                                + " {\"cached_tokens\": 20, \"cache_write_tokens\": 10,"
                                + " \"audio_tokens\": %d, \"image_tokens\": %d}}"
                                        .formatted(sound, told))
                        .images());
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "70, 70, 0", "71, 70, 1", "85, 70, 15", "90, 70, 20", "100, 70, 20"})
    void sound_that_is_not_told_to_be_cached_is_read_anew_as_far_as_it_can_be(
            long told, long fresh, long cached) {
        assertEquals(
                new MediaTokens(fresh, cached, 0),
                of("{\"prompt_tokens\": 100, \"completion_tokens\": 1, \"prompt_tokens_details\":"
                                + " {\"cached_tokens\": 20, \"cache_write_tokens\": 10,"
                                + " \"audio_tokens\": %d}}".formatted(told))
                        .sound());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"prompt_tokens\": 5, \"completion_tokens\": 5,"
                        + " \"prompt_tokens_details\": {\"audio_tokens\": 6}}",
                "{\"prompt_tokens\": 5, \"completion_tokens\": 5, \"prompt_tokens_details\":"
                    + " {\"cached_tokens\": 1, \"cached_tokens_details\": {\"audio_tokens\": 2}}}",
                "{\"prompt_tokens\": 5, \"completion_tokens\": 5, \"completion_tokens_details\":"
                        + " {\"reasoning_tokens\": 3, \"audio_tokens\": 3}}",
                "{\"prompt_tokens\": 5, \"completion_tokens\": 5, \"prompt_tokens_details\":"
                        + " {\"audio_tokens\": 3, \"image_tokens\": 3}}",
                "{\"prompt_tokens\": 5, \"completion_tokens\": 5, \"completion_tokens_details\":"
                        + " {\"reasoning_tokens\": 3, \"image_tokens\": 3}}",
                "{\"prompt_tokens\": 5, \"completion_tokens\": 5, \"completion_tokens_details\":"
                        + " {\"audio_tokens\": 3, \"image_tokens\": 3}}"
            })
    void sound_or_images_that_do_not_fit_spoil_the_usage(String usage) {
        assertEquals(Optional.empty(), OpenAiUsage.of(Json.parse(usage).asObject().orElseThrow()));
    }

    @Test
    void a_plain_usage_has_no_details() {
        assertEquals(
                Tokens.of(9, 12),
                of("{\"prompt_tokens\": 9, \"completion_tokens\": 12, \"total_tokens\": 21}"));
    }

    @Test
    void details_may_be_null() {
        assertEquals(
                Tokens.of(9, 12),
                of(
                        """
                        {"prompt_tokens": 9, "completion_tokens": 12,
                         "prompt_tokens_details": null,
                         "completion_tokens_details": {"reasoning_tokens": null}}
                        """));
    }

    @Test
    void the_cache_of_deepseek_is_counted_once_under_two_names() {
        assertEquals(
                new Tokens(40, 960, 0, 77, 0),
                of(
                        """
                        {"prompt_tokens": 1000, "completion_tokens": 77, "total_tokens": 1077,
                         "prompt_tokens_details": {"cached_tokens": 960},
                         "prompt_cache_hit_tokens": 960, "prompt_cache_miss_tokens": 40}
                        """));
    }

    @Test
    void hit_and_miss_alone_are_a_prompt() {
        assertEquals(
                new Tokens(40, 960, 0, 77, 0),
                of(
                        """
                        {"prompt_cache_hit_tokens": 960, "prompt_cache_miss_tokens": 40,
                         "completion_tokens": 77}
                        """));
    }

    @Test
    void moonshot_names_its_cache_at_the_top() {
        assertEquals(
                new Tokens(10, 90, 0, 5, 0),
                of("{\"prompt_tokens\": 100, \"completion_tokens\": 5, \"cached_tokens\": 90}"));
    }

    @Test
    void reasoning_that_xai_counts_on_top_is_output() {
        assertEquals(
                new Tokens(9992, 128, 0, 4308, 2809),
                of(
                        """
                        {"prompt_tokens": 10120, "completion_tokens": 1499, "total_tokens": 14428,
                         "prompt_tokens_details": {"cached_tokens": 128},
                         "completion_tokens_details": {"reasoning_tokens": 2809}}
                        """));
    }

    @Test
    void reasoning_that_only_the_total_shows_is_output() {
        assertEquals(
                new Tokens(20, 0, 0, 996, 572),
                of("{\"prompt_tokens\": 20, \"completion_tokens\": 424, \"total_tokens\": 1016}"));
    }

    @Test
    void a_total_that_explains_nothing_is_ignored() {
        assertEquals(
                new Tokens(20, 0, 0, 100, 30),
                of(
                        """
                        {"prompt_tokens": 20, "completion_tokens": 100, "total_tokens": 999,
                         "completion_tokens_details": {"reasoning_tokens": 30}}
                        """));
        assertEquals(
                Tokens.of(20, 100),
                of("{\"prompt_tokens\": 20, \"completion_tokens\": 100, \"total_tokens\": 3}"));
    }

    @Test
    void embeddings_have_a_total_and_no_completion() {
        assertEquals(Tokens.of(8, 0), of("{\"prompt_tokens\": 8, \"total_tokens\": 8}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"prompt_tokens\": 5}",
                "{\"completion_tokens\": 5}",
                "{\"prompt_tokens\": null, \"completion_tokens\": 5}",
                "{\"prompt_tokens\": \"5\", \"completion_tokens\": 5}",
                "{\"prompt_tokens\": -1, \"completion_tokens\": 5}",
                "{\"prompt_tokens\": 1, \"completion_tokens\": -5}",
                "{\"prompt_tokens\": 1.5, \"completion_tokens\": 5}",
                "{\"prompt_tokens\": 1e400, \"completion_tokens\": 5}",
                "{\"prompt_tokens\": 1, \"completion_tokens\": 99999999999999999999}",
                "{\"prompt_tokens\": 9223372036854775807, \"completion_tokens\": 1}",
                "{\"prompt_tokens\": 5, \"completion_tokens\": 5,"
                        + " \"prompt_tokens_details\": {\"cached_tokens\": 6}}",
                "{\"prompt_tokens\": 5, \"completion_tokens\": 5,"
                        + " \"prompt_tokens_details\":"
                        + " {\"cached_tokens\": 3, \"cache_write_tokens\": 3}}",
                "{\"prompt_tokens\": 5, \"completion_tokens\": 5,"
                        + " \"completion_tokens_details\": {\"reasoning_tokens\": 6}}"
            })
    void what_cannot_be_true_is_unknown_and_never_zero(String usage) {
        assertEquals(Optional.empty(), OpenAiUsage.of(object(usage)));
    }

    private static Tokens of(String usage) {
        return OpenAiUsage.of(object(usage)).orElseThrow();
    }

    private static JsonObject object(String text) {
        return Json.parse(text).asObject().orElseThrow();
    }
}
