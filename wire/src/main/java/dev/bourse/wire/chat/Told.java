package dev.bourse.wire.chat;

import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** What an upstream's answer told, as far as it came. */
public interface Told {
    /** The upstream's own count; empty when it gave none that can be true. */
    Optional<Tokens> usage();

    /** What came, or was told to be billed, that is counted beside tokens. */
    default Units units() {
        return Units.NONE;
    }

    /** Why it ended; null when the upstream did not say. */
    @Nullable FinishReason finishReason();

    /** Why it ended, in the upstream's word. */
    @Nullable String nativeFinishReason();

    /** The upstream's id of the answer; null when it gave none. */
    @Nullable String upstreamId();

    /** Bytes of text generated so far, what an estimate starts from; -1 when it is no text. */
    long completionBytes();
}
