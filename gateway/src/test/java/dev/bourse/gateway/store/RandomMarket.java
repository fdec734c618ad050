package dev.bourse.gateway.store;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.fact.AnswerForm;
import dev.bourse.domain.fact.ApiType;
import dev.bourse.domain.fact.AttemptRecord;
import dev.bourse.domain.fact.Attribution;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.GenerationFinished.Outcome;
import dev.bourse.domain.fact.PromptClassified;
import dev.bourse.domain.fact.ToolUse;
import dev.bourse.domain.fact.Work;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A seeded stream of what the market is made of: two weeks, few models, accounts of all sizes. */
public final class RandomMarket {
    public static final LocalDate FIRST = LocalDate.of(2026, 2, 20);
    static final String MODEL = "maker/model-0";

    private static final long DAY_MICROS = 86_400_000_000L;
    private static final int DAYS = 14;
    private static final KeyHash KEY = new KeyHash("ab".repeat(32));
    private static final List<String> TASKS = List.of("math", "code:debugging", "translation");
    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

    private final Random random;
    private long number;

    public RandomMarket(long seed) {
        random = new Random(seed);
    }

    public List<Fact> facts(int count) {
        List<Fact> facts = new ArrayList<>();
        while (facts.size() < count) {
            GenerationFinished end = finished();
            facts.add(end);
            if (random.nextInt(5) == 0) {
                facts.add(classified(end));
            }
        }
        return facts.subList(0, count);
    }

    /** A plain paid answer of a model at noon. */
    static GenerationFinished paid(LocalDate day, String account) {
        return finished(
                Grain.micros(day) + DAY_MICROS / 2, account, MODEL, 1_000_000, 300_000, 100);
    }

    /** A plain paid answer that took so long. */
    static GenerationFinished taking(LocalDate day, long firstToken, long total, long output) {
        long at = Grain.micros(day) + DAY_MICROS / 2;
        return finished(at, "a", MODEL, total, firstToken, output);
    }

    /** A plain paid answer of a model to an account of any name. */
    static GenerationFinished of(String model, String account) {
        return finished(Grain.micros(FIRST), account, model, 1_000_000, 300_000, 100);
    }

    private static GenerationFinished finished(
            long at, String account, String model, long total, long firstToken, long output) {
        return new GenerationFinished(
                new GenerationId("gen-x"),
                at,
                at - total,
                account,
                KEY,
                model,
                model,
                "p0",
                "P0",
                model + "@p0",
                null,
                null,
                Outcome.COMPLETED,
                200,
                null,
                "stop",
                "stop",
                true,
                new Usage(Tokens.of(1_000, output), Usage.Source.REPORTED),
                new Charge(new Money(900), Money.ZERO, Money.ZERO, new Money(100), Money.ZERO),
                null,
                firstToken,
                List.of(new AttemptRecord(model + "@p0", "p0", model, 200, "ok", total)),
                Attribution.NONE,
                Work.PLAIN);
    }

    private GenerationFinished finished() {
        long at = Grain.micros(FIRST) + (long) (random.nextDouble() * DAYS * DAY_MICROS);
        long total = 1L + random.nextInt(5_000_000);
        String model = "maker/model-" + random.nextInt(4);
        String provider = "p" + random.nextInt(3);
        long output = random.nextInt(2_000);
        boolean free = random.nextInt(4) == 0;
        Outcome outcome =
                random.nextInt(5) == 0
                        ? OUTCOMES.get(random.nextInt(OUTCOMES.size()))
                        : Outcome.COMPLETED;
        return new GenerationFinished(
                new GenerationId("gen-" + number++),
                at,
                at - total,
                "account-" + (int) (40 * Math.pow(random.nextDouble(), 3)),
                KEY,
                model,
                model,
                provider,
                "P",
                model + "@" + provider,
                null,
                null,
                outcome,
                outcome == Outcome.FAILED ? 503 : 200,
                null,
                "stop",
                "stop",
                random.nextBoolean(),
                outcome == Outcome.FAILED ? null : usage(output),
                free ? Charge.NONE : charge(),
                null,
                random.nextLong(total),
                attempts(model, provider, total),
                attribution(),
                work());
    }

    private PromptClassified classified(GenerationFinished end) {
        return new PromptClassified(
                end.atMicros(),
                end.id(),
                end.account(),
                end.model(),
                100,
                50,
                new Money(30),
                new Money(20),
                TASKS.get(random.nextInt(TASKS.size())),
                random.nextBoolean() ? "science" : null,
                "en",
                random.nextBoolean() ? "java" : null,
                random.nextLong(),
                10);
    }

    private Usage usage(long output) {
        return new Usage(
                new Tokens(
                        random.nextInt(20_000),
                        random.nextInt(5_000),
                        random.nextInt(500),
                        output,
                        random.nextLong(output + 1)),
                Usage.Source.REPORTED);
    }

    private Charge charge() {
        return new Charge(money(), money(), money(), money(), money());
    }

    private Money money() {
        return new Money(1 + random.nextInt(1_000_000));
    }

    private List<AttemptRecord> attempts(String model, String provider, long total) {
        List<AttemptRecord> attempts = new ArrayList<>();
        if (random.nextInt(4) == 0) {
            int status = List.of(429, 500, 403, 400, 0).get(random.nextInt(5));
            attempts.add(
                    new AttemptRecord(
                            model + "@down",
                            "down",
                            model,
                            status,
                            status == 0 ? "connect" : "status",
                            total / 4));
        }
        attempts.add(new AttemptRecord(model + "@" + provider, provider, model, 200, "ok", total));
        return attempts;
    }

    private Attribution attribution() {
        return new Attribution(
                pick("https://one.example", "https://two.example/x", null),
                pick("One", null, "Two <b>"),
                pick("s1", "s2", null),
                null,
                null,
                List.of());
    }

    private @Nullable String pick(@Nullable String... words) {
        return words[random.nextInt(words.length)];
    }

    private @Nullable AnswerForm form() {
        return switch (random.nextInt(5)) {
            case 0 -> AnswerForm.VALID;
            case 1 -> AnswerForm.INVALID_JSON;
            case 2 -> AnswerForm.SCHEMA_MISMATCH;
            default -> null;
        };
    }

    private Work work() {
        int calls = random.nextInt(3);
        return new Work(
                ApiType.COMPLETIONS,
                Dialect.OPENAI,
                random.nextInt(5) == 0
                        ? Set.of(Modality.TEXT, Modality.IMAGE)
                        : Set.of(Modality.TEXT),
                Set.of(Modality.TEXT),
                new ToolUse(calls, calls > 1 ? 1 : 0, 0, 0),
                random.nextInt(15) == 0,
                false,
                random.nextInt(15) == 0 ? new GenerationId("gen-before") : null,
                null,
                form());
    }
}
