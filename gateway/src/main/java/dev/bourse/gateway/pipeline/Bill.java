package dev.bourse.gateway.pipeline;

import static dev.bourse.domain.metering.Usage.Source.COUNTED;
import static dev.bourse.domain.metering.Usage.Source.ESTIMATED;
import static dev.bourse.domain.metering.Usage.Source.REPORTED;

import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.fact.GenerationFinished.Outcome;
import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Meter;
import dev.bourse.domain.metering.OutputSize;
import dev.bourse.domain.metering.PromptSize;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.metering.Volume;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Price;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a generation consumed and what is owed for it.
 *
 * <p>The upstream's own count is billed, and what went through here and can be counted. Two counts
 * are not believed and replaced by an estimate that is marked as one: none at all, and one that
 * would cost more than was held, since the hold covers the longest prompt and answer that the
 * request allows. So a settled charge never exceeds its hold, and a limited key is never overdrawn.
 * Searches of the web are what no request bounds for certain: where they alone are too many, as
 * many are billed as the hold has room for beside the tokens, and that is marked as an estimate. An
 * answer that broke is not charged (openrouter.md 3.4), nor is one of no tokens that ended without
 * a reason; one that the caller left is charged for what had been received.
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

    /** The line that searches are billed in is rounded by half a nano-dollar at most. */
    private static final Money ROUNDING = new Money(1);

    static Bill of(Terms terms, Learnt learnt, Outcome outcome) {
        Priced priced = priced(terms, learnt);
        Usage usage = priced.usage();
        boolean insured = outcome == Outcome.BROKEN || isUndelivered(usage, learnt);
        Charge charge = insured ? Charge.NONE : priced.charge(terms);
        return new Bill(usage, charge, discount(terms, usage.tokens(), charge), insured);
    }

    private static boolean isUndelivered(Usage usage, Learnt learnt) {
        String reason = learnt.finishReason();
        boolean blank = reason == null || reason.isBlank();
        boolean nothing = usage.tokens().output() == 0 && !learnt.units().isDelivery();
        return ERROR.equals(reason) || (blank && nothing);
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
     * @param volume how much of what is counted beside tokens was asked for
     * @param held the money set aside
     * @param utcMinute minute of the UTC day at which the generation began
     */
    record Terms(
            PriceList prices,
            PromptSize prompt,
            OutputSize output,
            Volume volume,
            Money held,
            int utcMinute) {
        Charge charge(Usage usage) {
            return Meter.charge(prices, usage.tokens(), usage.units(), utcMinute);
        }

        /** What was told or counted; null unless everything that is billed is in it. */
        @Nullable Usage told(Learnt learnt) {
            Tokens tokens = learnt.tokens();
            Units units = learnt.units();
            boolean missing = prices.isKnown() ? tokens == null : units.isNone();
            return missing ? null : told(tokens, units);
        }

        private static Usage told(@Nullable Tokens tokens, Units units) {
            boolean counted = units.images() + units.characters() > 0;
            return tokens == null
                    ? new Usage(Tokens.NONE, units, counted ? COUNTED : REPORTED)
                    : new Usage(tokens, units, REPORTED);
        }

        Priced estimate(Learnt learnt) {
            long bytes = learnt.completionBytes();
            long likely = bytes < 0 ? output.likely() : PromptSize.likelyTokens(bytes);
            Tokens tokens = Tokens.of(prompt.likely(), Math.min(likely, output.ceiling()));
            Usage plain = new Usage(tokens, volume.likely(), ESTIMATED);
            long searches = learnt.units().webSearches();
            Priced held = searches == 0 ? null : held(searching(plain, searches));
            return held == null ? new Priced(plain, null) : held;
        }

        /** That usage, or as much of its searches as was held for; null when that is too dear. */
        @Nullable Priced held(Usage usage) {
            Charge charge = charge(usage);
            Money over = charge.total().minus(held);
            if (over.compareTo(Money.ZERO) <= 0) {
                return new Priced(usage, charge);
            }
            long searches = usage.units().webSearches();
            return searches == 0 ? null : fewer(usage, searches, over);
        }

        private @Nullable Priced fewer(Usage usage, long searches, Money over) {
            BigDecimal price =
                    prices.at(PriceKey.WEB_SEARCH, usage.tokens().prompt(), utcMinute)
                            .orElse(Price.FREE)
                            .dollars();
            if (price.signum() == 0) {
                return null;
            }
            BigDecimal excess =
                    over.plus(ROUNDING).dollars().divide(price, 0, RoundingMode.CEILING);
            return excess.compareTo(BigDecimal.valueOf(searches)) > 0
                    ? null
                    : new Priced(searching(usage, searches - excess.longValueExact()), null);
        }

        private static Usage searching(Usage usage, long searches) {
            return new Usage(usage.tokens(), usage.units().searching(searches), ESTIMATED);
        }
    }

    /**
     * A usage that is billed.
     *
     * @param known what it costs; null where that was not worked out yet
     */
    record Priced(Usage usage, @Nullable Charge known) {
        Charge charge(Terms terms) {
            return known == null ? terms.charge(usage) : known;
        }
    }

    private static Priced priced(Terms terms, Learnt learnt) {
        Usage told = terms.told(learnt);
        Priced held = told == null ? null : terms.held(told);
        return held == null ? terms.estimate(learnt) : held;
    }

    private static @Nullable Money discount(Terms terms, Tokens tokens, Charge charge) {
        long cached = tokens.cacheRead() + tokens.cacheWrite();
        if (cached == 0 || charge.equals(Charge.NONE)) {
            return null;
        }
        Money full = Meter.withoutCache(terms.prices(), tokens, terms.utcMinute());
        return full.minus(charge.cacheRead()).minus(charge.cacheWrite());
    }
}
