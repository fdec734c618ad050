package dev.bourse.sim.workload;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.sim.workload.Outcome.Answer;
import dev.bourse.sim.workload.Trace.Row;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Counts again what a replay must have cost: from the trace, the stated tokenizer (a row's tokens
 * are its tokens) and the price lists, and from nothing that the exchange computed but the name of
 * who answered. Prompt and completion are each rounded to nano-dollars, half to even; that is the
 * whole rule, written here a second time on purpose. Price lists with conditions, discounts or fees
 * are not recounted; endpoints that write no text, and tiers of service that have to be asked for,
 * answer no row, whatever they charge.
 */
public final class Recount {
    private static final int NANO = 9;

    private final Map<String, Endpoint> served = new HashMap<>();

    /**
     * @throws IllegalArgumentException when a provider serves a model at two different prices, or
     *     at prices that this does not know how to count
     */
    public Recount(Collection<Provider> providers, Collection<Endpoint> endpoints) {
        Map<String, String> names = new HashMap<>();
        providers.forEach(provider -> names.put(provider.slug(), provider.name()));
        for (Endpoint endpoint : endpoints) {
            boolean usual = endpoint.tier() == ServiceTier.DEFAULT;
            if (!usual || !endpoint.outputs().contains(Modality.TEXT)) {
                continue;
            }
            requirePlain(endpoint);
            String name = String.valueOf(names.get(endpoint.provider()));
            Endpoint other = served.put(key(name, endpoint.modelId()), endpoint);
            if (other != null && !other.prices().equals(endpoint.prices())) {
                throw new IllegalArgumentException("two prices: " + endpoint.id());
            }
        }
    }

    /** Compares every answer of a replay with what it must have counted and cost. */
    public Result of(Trace trace, ReplayReport report) {
        Money expected = Money.ZERO;
        List<String> differences = new ArrayList<>();
        for (Outcome outcome : report.outcomes()) {
            if (!outcome.answered()) {
                compareFailed(outcome, differences);
            } else {
                Row row = trace.rows().get(outcome.row());
                Endpoint endpoint = endpoint(outcome.answer());
                if (endpoint == null) {
                    differences.add(outcome.row() + ": nobody known answered");
                } else {
                    Money cost = cost(endpoint, row);
                    expected = expected.plus(cost);
                    compare(outcome, tokens(endpoint, row), cost, differences);
                }
            }
        }
        return new Result(report.answered(), expected, report.cost(), differences);
    }

    private static void compareFailed(Outcome outcome, List<String> differences) {
        if (outcome.answer().cost() != null && !outcome.answer().cost().equals(Money.ZERO)) {
            String cost = " but cost " + outcome.answer().cost();
            differences.add(outcome.row() + ": failed (" + outcome.failure() + ")" + cost);
        }
    }

    private static void compare(
            Outcome outcome, Tokens tokens, Money cost, List<String> differences) {
        Answer answer = outcome.answer();
        if (!tokens.equals(answer.usage())) {
            differences.add(outcome.row() + ": counted " + answer.usage() + ", not " + tokens);
        }
        if (!cost.equals(answer.cost())) {
            differences.add(outcome.row() + ": cost " + answer.cost() + ", not " + cost);
        }
    }

    private @Nullable Endpoint endpoint(Answer answer) {
        return served.get(key(String.valueOf(answer.provider()), String.valueOf(answer.model())));
    }

    private static Tokens tokens(Endpoint endpoint, Row row) {
        return Tokens.of(row.promptTokens(), output(endpoint, row));
    }

    private static long output(Endpoint endpoint, Row row) {
        return Math.min(row.outputTokens(), endpoint.maxCompletionTokens());
    }

    private static Money cost(Endpoint endpoint, Row row) {
        long prompt = nanos(endpoint.prices(), PriceKey.PROMPT, row.promptTokens());
        long output = nanos(endpoint.prices(), PriceKey.COMPLETION, output(endpoint, row));
        return new Money(Math.addExact(prompt, output));
    }

    private static long nanos(PriceList prices, PriceKey key, long tokens) {
        BigDecimal dollars = Objects.requireNonNull(prices.base().get(key)).dollars();
        return dollars.multiply(BigDecimal.valueOf(tokens))
                .movePointRight(NANO)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    private static void requirePlain(Endpoint endpoint) {
        PriceList prices = endpoint.prices();
        boolean plain =
                prices.isKnown()
                        && prices.overrides().isEmpty()
                        && prices.discount().signum() == 0
                        && !prices.base().containsKey(PriceKey.REQUEST);
        if (!plain) {
            throw new IllegalArgumentException("cannot recount the prices of " + endpoint.id());
        }
    }

    private static String key(String providerName, String modelId) {
        return providerName + "\n" + modelId;
    }

    /**
     * What the recount found.
     *
     * @param answers how many answers were recounted
     * @param expected what they must have cost together
     * @param reported what they said they cost together
     * @param differences one line for each answer whose tokens or cost differ, and for each request
     *     that cost something although it was not answered
     */
    public record Result(int answers, Money expected, Money reported, List<String> differences) {
        public Result {
            differences = List.copyOf(differences);
        }

        /** Whether every answer counted and cost what it must. */
        public boolean agrees() {
            return differences.isEmpty() && expected.equals(reported);
        }
    }
}
