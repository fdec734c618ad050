package dev.bourse.gateway.pipeline;

import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.fact.GenerationFinished.Outcome;
import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Meter;
import dev.bourse.domain.metering.OutputSize;
import dev.bourse.domain.metering.PromptSize;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Price;
import dev.bourse.domain.unit.Tokens;

import org.jspecify.annotations.Nullable;

import java.math.RoundingMode;
import java.util.Optional;

/**
 * What a generation consumed and what is owed for it.
 *
 * <p>The upstream's own count is billed. Two counts are not believed and replaced by an estimate
 * that is marked as one: none at all, and one that would cost more than was held, since the hold
 * covers the longest prompt and answer that the request allows. So a settled charge never exceeds
 * its hold, and a limited key is never overdrawn. An answer that broke is not charged
 * (openrouter.md 3.4), nor is one of no tokens that ended without a reason; one that the caller
 * left is charged for what had been received.
 *
 * @param usage what was consumed; null when no upstream did any work
 * @param charge what is owed
 * @param cacheDiscount what prompt caching saved, negative when it cost more; null when no cache
 *     was used
 * @param insured whether nothing is owed because nothing was delivered
 */
record Bill(@Nullable Usage usage, Charge charge, @Nullable Money cacheDiscount, boolean insured) {
    /** No upstream did any work. */
    static final Bill NOTHING = new Bill(null, Charge.NONE, null, false);

    private static final String ERROR = "error";

    static Bill of(Terms terms, Learnt learnt, Outcome outcome) {
        Usage usage = usage(terms, learnt);
        boolean insured = outcome == Outcome.BROKEN || isUndelivered(usage, learnt.finishReason());
        Charge charge = insured ? Charge.NONE : terms.charge(usage.tokens());
        return new Bill(usage, charge, discount(terms, usage.tokens(), charge), insured);
    }

    private static boolean isUndelivered(Usage usage, @Nullable String finishReason) {
        boolean blank = finishReason == null || finishReason.isBlank();
        return ERROR.equals(finishReason) || (blank && usage.tokens().output() == 0);
    }

    /** What a caller owes in the end. */
    Money total() {
        return charge.total();
    }

    /**
     * What a bill is made under.
     *
     * @param prices the price list of the endpoint that did the work
     * @param prompt the size of the prompt
     * @param output how long the answer could get
     * @param held the money set aside
     * @param utcMinute minute of the UTC day at which the generation began
     */
    record Terms(
            PriceList prices, PromptSize prompt, OutputSize output, Money held, int utcMinute) {
        Charge charge(Tokens tokens) {
            return Meter.charge(prices, tokens, utcMinute);
        }

        Tokens estimate(long completionBytes) {
            long likely = PromptSize.likelyTokens(completionBytes);
            return Tokens.of(prompt.likely(), Math.min(likely, output.ceiling()));
        }
    }

    private static Usage usage(Terms terms, Learnt learnt) {
        Tokens reported = learnt.tokens();
        if (reported != null && terms.charge(reported).total().compareTo(terms.held()) <= 0) {
            return new Usage(reported, Usage.Source.REPORTED);
        }
        return new Usage(terms.estimate(learnt.completionBytes()), Usage.Source.ESTIMATED);
    }

    private static @Nullable Money discount(Terms terms, Tokens tokens, Charge charge) {
        long cached = tokens.cacheRead() + tokens.cacheWrite();
        if (cached == 0 || charge.equals(Charge.NONE)) {
            return null;
        }
        Optional<Price> price =
                terms.prices().at(PriceKey.PROMPT, tokens.prompt(), terms.utcMinute());
        Money full = price.orElseThrow().times(cached, RoundingMode.HALF_EVEN);
        return full.minus(charge.cacheRead()).minus(charge.cacheWrite());
    }
}
