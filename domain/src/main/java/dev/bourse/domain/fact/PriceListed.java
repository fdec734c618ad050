package dev.bourse.domain.fact;

import dev.bourse.domain.unit.Price;

import org.jspecify.annotations.Nullable;

/**
 * An endpoint's list price is this from now on. A price that is null is unknown, or not billed
 * apart.
 *
 * @param atMicros when it was seen
 * @param endpoint id of the endpoint
 * @param model the model it serves
 * @param provider slug of its provider
 * @param offered whether it is offered at all; when it is not, no price holds
 * @param prompt USD per prompt token
 * @param completion USD per completion token
 * @param cacheRead USD per token read from a cache
 * @param cacheWrite USD per token written to a cache
 * @param request USD per request
 */
public record PriceListed(
        long atMicros,
        String endpoint,
        String model,
        String provider,
        boolean offered,
        @Nullable Price prompt,
        @Nullable Price completion,
        @Nullable Price cacheRead,
        @Nullable Price cacheWrite,
        @Nullable Price request)
        implements Fact {
    /** Whether another price list says the same, whenever it was seen. */
    public boolean saysTheSameAs(PriceListed other) {
        return at(0).equals(other.at(0));
    }

    /** The same, seen at another time. */
    public PriceListed at(long micros) {
        return new PriceListed(
                micros,
                endpoint,
                model,
                provider,
                offered,
                prompt,
                completion,
                cacheRead,
                cacheWrite,
                request);
    }

    /** Whether both tokens in and tokens out are known to cost nothing. */
    public boolean isFree() {
        return offered
                && prompt != null
                && prompt.isFree()
                && completion != null
                && completion.isFree();
    }
}
