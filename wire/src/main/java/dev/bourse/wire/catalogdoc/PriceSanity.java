package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.unit.Price;

import java.util.EnumSet;
import java.util.Set;

/**
 * Catches a price in the wrong unit: the dearest model of 2026 takes 600 USD for a million tokens,
 * so 10,000 or more is a price per thousand or per million that was written as one per token.
 */
final class PriceSanity {
    private static final Price DEAREST_TOKEN = Price.perMillion("10000");

    private static final Set<PriceKey> TOKENS =
            EnumSet.of(
                    PriceKey.PROMPT,
                    PriceKey.COMPLETION,
                    PriceKey.INTERNAL_REASONING,
                    PriceKey.INPUT_CACHE_READ,
                    PriceKey.INPUT_CACHE_WRITE,
                    PriceKey.INPUT_CACHE_WRITE_1H,
                    PriceKey.IMAGE_TOKEN,
                    PriceKey.IMAGE_OUTPUT);

    private PriceSanity() {}

    /** Whether it is for a token, so that people quote it for a million. */
    static boolean isPerToken(PriceKey key) {
        return TOKENS.contains(key);
    }

    static void check(Entry entry, PriceKey key, Price price) {
        if (isPerToken(key) && price.compareTo(DEAREST_TOKEN) >= 0) {
            throw entry.wrong(
                    key.wireName(), "is in the wrong unit: " + price + " USD for a single token");
        }
    }
}
