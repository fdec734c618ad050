package dev.bourse.domain.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

class CacheWishTest {
    private static final int USUAL = 300;

    @ParameterizedTest(name = "preset {0}, header {1}, zero retention {2}: kept {3}")
    @CsvSource(
            textBlock =
                    """
                    -,     -,     false, false
                    -,     true,  false, true
                    -,     false, false, false
                    true,  -,     false, true
                    true,  true,  false, true
                    true,  false, false, false
                    false, -,     false, false
                    false, true,  false, false
                    false, false, false, false
                    -,     true,  true,  false
                    true,  -,     true,  false
                    """)
    void a_presets_no_beats_a_header_which_beats_a_presets_yes(
            String preset, String header, boolean zeroRetention, boolean kept) {
        OptionalInt lifetime =
                CacheWish.lifetime(wish(preset, "-"), wish(header, "-"), zeroRetention);
        assertEquals(kept ? OptionalInt.of(USUAL) : OptionalInt.empty(), lifetime);
    }

    @ParameterizedTest(name = "preset {0} s, header {1} s: kept for {2} s")
    @CsvSource(
            textBlock =
                    """
                    -,   -,                  300
                    60,  -,                  60
                    60,  90,                 90
                    -,   0,                  1
                    -,   -5,                 1
                    -,   86401,              86400
                    -,   9223372036854775807, 86400
                    0,   -,                  1
                    """)
    void a_header_beats_a_preset_and_times_are_brought_into_bounds(
            String preset, String header, int seconds) {
        assertEquals(
                OptionalInt.of(seconds),
                CacheWish.lifetime(wish("-", preset), wish("true", header), false));
    }

    @Test
    void a_wish_made_of_a_whole_number_is_bounded_too() {
        CacheWish wish = new CacheWish(Optional.empty(), OptionalInt.of(1_000_000));
        assertEquals(OptionalInt.of(86_400), wish.ttlSeconds());
    }

    private static CacheWish wish(String enabled, String seconds) {
        return CacheWish.of(
                enabled.equals("-") ? Optional.empty() : Optional.of(Boolean.valueOf(enabled)),
                seconds.equals("-")
                        ? OptionalLong.empty()
                        : OptionalLong.of(Long.parseLong(seconds)));
    }
}
