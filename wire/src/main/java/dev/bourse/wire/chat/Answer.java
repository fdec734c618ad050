package dev.bourse.wire.chat;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

/** A whole answer that was received completely. */
public non-sealed interface Answer extends WholeAnswer, Told {
    /** Whether there is no word, no tool call, no thought, no refusal and no medium in it. */
    boolean isEmpty();

    /**
     * The body for the caller.
     *
     * @param metadata {@code openrouter_metadata}; null leaves it out
     */
    byte[] spliced(Usage counted, Charge charge, @Nullable JsonObject metadata);
}
