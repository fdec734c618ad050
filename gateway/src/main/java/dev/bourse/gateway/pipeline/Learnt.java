package dev.bourse.gateway.pipeline;

import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.Told;

import org.jspecify.annotations.Nullable;

/**
 * What an upstream's answer told, as far as it came.
 *
 * @param tokens the usage that it reported; null when it reported none that makes sense
 * @param units what came, or was told to be billed, that is counted beside tokens
 * @param finishReason normalised finish reason
 * @param nativeFinishReason finish reason in the upstream's own words
 * @param upstreamId the upstream's id of the answer
 * @param completionBytes bytes of completion that were received, for estimates; -1 when it is no
 *     text
 */
record Learnt(
        @Nullable Tokens tokens,
        Units units,
        @Nullable String finishReason,
        @Nullable String nativeFinishReason,
        @Nullable String upstreamId,
        long completionBytes) {
    /** Nothing yet. */
    static final Learnt NOTHING = new Learnt(null, Units.NONE, null, null, null, 0);

    static Learnt from(Told told) {
        FinishReason finish = told.finishReason();
        return new Learnt(
                told.usage().orElse(null),
                told.units(),
                finish == null ? null : finish.wireName(),
                told.nativeFinishReason(),
                told.upstreamId(),
                told.completionBytes());
    }
}
