package dev.bourse.wire.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorTypeTest {
    @ParameterizedTest
    @EnumSource
    void a_kind_is_found_by_its_name(ErrorType type) {
        assertEquals(type, ErrorType.of(type.wireName()).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "stop, stop",
        "end_turn, stop",
        "eos, stop",
        "STOP, stop",
        "whatever, stop",
        "length, length",
        "max_tokens, length",
        "MAX_TOKENS, length",
        "tool_use, tool_calls",
        "function_call, tool_calls",
        "SAFETY, content_filter",
        "refusal, content_filter",
        "error, error",
        "insufficient_system_resource, error",
    })
    void words_for_the_end_mean_one_of_five(String word, String meaning) {
        assertEquals(meaning, FinishReason.of(word).wireName());
    }

    @Test
    void a_good_status_is_no_error() {
        ApiError error = ApiError.of(ErrorType.TIMEOUT, "late");
        assertThrows(IllegalArgumentException.class, () -> error.withStatus(200));
        assertFalse(error.isMasked());
    }
}
