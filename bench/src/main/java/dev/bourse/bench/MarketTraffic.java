package dev.bourse.bench;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.fact.ApiType;
import dev.bourse.domain.fact.AttemptRecord;
import dev.bourse.domain.fact.Attribution;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.GenerationFinished.Outcome;
import dev.bourse.domain.fact.ToolUse;
import dev.bourse.domain.fact.Work;
import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The traffic of a busy exchange in the order of time: 5,000 accounts of Zipf-distributed size,
 * each with five models of its own among 300, three providers for a model, an app for every third
 * account.
 */
final class MarketTraffic {
    private static final int ACCOUNTS = 5_000;
    private static final int MODELS = 300;
    private static final int FAVOURITES = 5;
    private static final int PROVIDERS = 3;
    private static final double ACCOUNT_SKEW = 0.9;
    private static final double MODEL_SKEW = 1.1;
    private static final KeyHash KEY = new KeyHash("ab".repeat(32));

    private final SplittableRandom random;
    private final double[] accounts = zipf(ACCOUNTS, ACCOUNT_SKEW);
    private final double[] models = zipf(MODELS, MODEL_SKEW);
    private final int[][] favourites = new int[ACCOUNTS][FAVOURITES];
    private final long from;
    private final long step;
    private long number;

    /**
     * @param from when it begins, epoch microseconds
     * @param step microseconds from one answer to the next
     */
    MarketTraffic(long seed, long from, long step) {
        this.random = new SplittableRandom(seed);
        this.from = from;
        this.step = step;
        for (int[] own : favourites) {
            for (int i = 0; i < FAVOURITES; i++) {
                own[i] = draw(models);
            }
        }
    }

    GenerationFinished next() {
        int account = draw(accounts);
        int favourite = favourites[account][random.nextInt(FAVOURITES)];
        String model = "author-" + favourite % 40 + "/model-" + favourite;
        String provider = "provider-" + (favourite + random.nextInt(PROVIDERS)) % 30;
        long prompt = (long) Math.exp(6 + 2 * random.nextGaussian());
        long output = 1 + (long) Math.exp(5 + random.nextGaussian());
        long at = from + number * step;
        long total = 200_000 + output * 12_000;
        return new GenerationFinished(
                new GenerationId("gen-" + number++ + "-bench"),
                at,
                at - total,
                "account-" + account,
                KEY,
                model,
                model,
                provider,
                provider,
                model + "@" + provider,
                null,
                null,
                Outcome.COMPLETED,
                200,
                null,
                "stop",
                "stop",
                true,
                new Usage(new Tokens(prompt, prompt / 2, 0, output, 0), Usage.Source.REPORTED),
                favourite % 12 == 0 ? Charge.NONE : charge(prompt, output),
                null,
                200_000 + random.nextInt(300_000),
                List.of(
                        new AttemptRecord(
                                model + "@" + provider, provider, model, 200, "ok", total)),
                attribution(account),
                work());
    }

    private static Charge charge(long prompt, long output) {
        return new Charge(
                new Money(prompt * 500),
                new Money(prompt * 25),
                Money.ZERO,
                new Money(output * 1_500),
                Money.ZERO);
    }

    private Attribution attribution(int account) {
        return account % 3 > 0
                ? new Attribution(null, null, null, null, "bench/1.0", List.of())
                : new Attribution(
                        "https://app-" + account % 200 + ".example",
                        "App " + account % 200,
                        "session-" + account + "-" + number / 40_000,
                        null,
                        "bench/1.0",
                        List.of());
    }

    private Work work() {
        return new Work(
                ApiType.COMPLETIONS,
                Dialect.OPENAI,
                Set.of(Modality.TEXT),
                Set.of(Modality.TEXT),
                random.nextInt(5) == 0 ? new ToolUse(1, 0, 0, 0) : ToolUse.NONE,
                false,
                false,
                null,
                null,
                null);
    }

    private int draw(double[] cumulative) {
        int place = Arrays.binarySearch(cumulative, random.nextDouble());
        return Math.min(cumulative.length - 1, place < 0 ? -place - 1 : place);
    }

    private static double[] zipf(int count, double skew) {
        double[] cumulative = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.pow(i + 1, -skew);
            cumulative[i] = sum;
        }
        for (int i = 0; i < count; i++) {
            cumulative[i] /= sum;
        }
        return cumulative;
    }
}
