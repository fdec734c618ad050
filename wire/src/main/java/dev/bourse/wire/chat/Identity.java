package dev.bourse.wire.chat;

import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.unit.GenerationId;

import java.util.Locale;

/**
 * How an answer presents itself to the caller.
 *
 * @param id the generation
 * @param model the model that answers, as the caller may name it
 * @param provider who answers, for people
 * @param created when the request was admitted, epoch seconds; used where the upstream tells no
 *     time
 * @param tier how the provider serves it
 */
public record Identity(
        GenerationId id, String model, String provider, long created, ServiceTier tier) {
    /** One that is served as usual. */
    public Identity(GenerationId id, String model, String provider, long created) {
        this(id, model, provider, created, ServiceTier.DEFAULT);
    }

    /** The tier as {@code service_tier} names it (openrouter.md 2.8). */
    public String tierName() {
        return tier.name().toLowerCase(Locale.ROOT);
    }
}
