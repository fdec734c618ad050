package dev.bourse.wire.media;

import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Splice;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;

/** What is in the answers to one kind of work. */
interface Contents {
    /**
     * Reads the member that the scanner stands on when it is content.
     *
     * @param splice takes what is to be changed in it
     * @return false when it is something else, and nothing was read
     */
    boolean read(JsonScanner in, String name, Splice splice);

    /** Why it is no answer to the request; null when it is one. */
    @Nullable String flaw();

    /** Whether it is an answer in which nothing is. */
    boolean isEmpty();

    /** What the upstream counted beside tokens, or what can be counted in the content. */
    Units units(JsonObject usage);

    /** The tokens in an upstream's usage; empty when they are missing or cannot be true. */
    Optional<Tokens> tokens(JsonObject usage);

    /** What is billed, by the names that the usage of such work has. */
    Map<String, Long> counts(Usage counted);
}
