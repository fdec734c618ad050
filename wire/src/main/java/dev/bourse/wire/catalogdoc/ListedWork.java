package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.unit.Price;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Work that LiteLLM's price map names by a mode, as far as it is done here. */
enum ListedWork {
    CHAT("chat", Modality.TEXT),
    EMBEDDINGS("embedding", Modality.EMBEDDINGS),
    RERANK("rerank", Modality.RERANK, "input_cost_per_query", PriceKey.SEARCH_UNIT),
    IMAGE("image_generation", Modality.IMAGE),
    SPEECH("audio_speech", Modality.SPEECH, "input_cost_per_character", PriceKey.INPUT_CHARACTER),
    TRANSCRIPTION(
            "audio_transcription",
            Modality.TRANSCRIPTION,
            "input_cost_per_second",
            PriceKey.INPUT_SECOND);

    private final String mode;
    private final Modality output;
    private final @Nullable String field;
    private final @Nullable PriceKey unit;

    ListedWork(String mode, Modality output) {
        this(mode, output, null, null);
    }

    ListedWork(String mode, Modality output, @Nullable String field, @Nullable PriceKey unit) {
        this.mode = mode;
        this.output = output;
        this.field = field;
        this.unit = unit;
    }

    /** The work of that mode; empty when there is none, or no mode. */
    static Optional<ListedWork> of(@Nullable String mode) {
        return Arrays.stream(values()).filter(one -> one.mode.equals(mode)).findFirst();
    }

    Set<Modality> outputs() {
        return Set.of(output);
    }

    /**
     * What is read of what an entry tells that is read: who writes sound down reads nothing else.
     */
    Set<Modality> inputs(Set<Modality> told) {
        return this == TRANSCRIPTION ? Set.of(Modality.AUDIO) : told;
    }

    /**
     * Completes prices by what only such work has: the price of its unit, unless tokens are paid
     * for, and nothing for the output of who makes vectors.
     */
    void complete(Map<PriceKey, Price> prices, Entry entry) {
        boolean byToken = prices.containsKey(PriceKey.PROMPT);
        if (this == EMBEDDINGS && byToken) {
            prices.putIfAbsent(PriceKey.COMPLETION, Price.FREE);
        }
        if (field != null && unit != null && !byToken) {
            entry.price(field, Price::new).ifPresent(price -> prices.put(unit, price));
        }
    }
}
