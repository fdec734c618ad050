package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.fact.AnswerForm;
import dev.bourse.domain.fact.AttemptRecord;
import dev.bourse.domain.fact.Attribution;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.GenerationFinished.Outcome;
import dev.bourse.domain.fact.PromptClassified;
import dev.bourse.domain.fact.Work;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/**
 * An answer, for tests to vary: nine of ten tokens are read, each costs a nano-dollar.
 *
 * @param number makes its id
 * @param at when it ended, such as {@code 2026-03-04T12:00}
 */
record Answered(
        long number,
        String at,
        String account,
        String model,
        long tokens,
        long nanos,
        @Nullable String referer,
        @Nullable String title,
        @Nullable String session,
        Work work) {
    static final KeyHash KEY = new KeyHash("ab".repeat(32));

    private static final String PROVIDER = "steady";

    static Answered of(long number, String at, String account, String model, long tokens) {
        return new Answered(
                number, at, account, model, tokens, tokens, null, null, null, Work.PLAIN);
    }

    Answered free() {
        return new Answered(number, at, account, model, tokens, 0, referer, title, session, work);
    }

    Answered paying(long nanos) {
        return new Answered(
                number, at, account, model, tokens, nanos, referer, title, session, work);
    }

    Answered from(String referer, @Nullable String title, @Nullable String session) {
        return new Answered(
                number, at, account, model, tokens, nanos, referer, title, session, work);
    }

    Answered formed(AnswerForm form) {
        return working(work(Set.of(Modality.TEXT), form));
    }

    Answered reading(Modality input) {
        return working(work(Set.of(Modality.TEXT, input), null));
    }

    private Answered working(Work work) {
        return new Answered(
                number, at, account, model, tokens, nanos, referer, title, session, work);
    }

    GenerationFinished fact() {
        long ended = Grain.micros(LocalDateTime.parse(at).toInstant(ZoneOffset.UTC));
        Money input = new Money(nanos * 9 / 10);
        return new GenerationFinished(
                new GenerationId("gen-" + number),
                ended,
                ended - 1_000_000,
                account,
                KEY,
                model,
                model,
                PROVIDER,
                "Steady",
                model + "@" + PROVIDER,
                null,
                null,
                Outcome.COMPLETED,
                200,
                null,
                "stop",
                "stop",
                true,
                new Usage(Tokens.of(tokens - tokens / 10, tokens / 10), Usage.Source.REPORTED),
                new Charge(
                        input, Money.ZERO, Money.ZERO, new Money(nanos).minus(input), Money.ZERO),
                null,
                200_000,
                List.of(
                        new AttemptRecord(
                                model + "@" + PROVIDER, PROVIDER, model, 200, "ok", 1_000_000)),
                new Attribution(referer, title, session, null, "test", List.of()),
                work);
    }

    private static Work work(Set<Modality> inputs, @Nullable AnswerForm form) {
        Work plain = Work.PLAIN;
        return new Work(
                plain.api(),
                plain.dialect(),
                inputs,
                plain.outputs(),
                plain.tools(),
                false,
                false,
                null,
                null,
                form);
    }

    PromptClassified classified(String task, int oneIn) {
        return classified(task, null, oneIn);
    }

    PromptClassified classified(String task, @Nullable String category, int oneIn) {
        GenerationFinished end = fact();
        return new PromptClassified(
                end.atMicros(),
                end.id(),
                account,
                model,
                tokens - tokens / 10,
                tokens / 10,
                end.charge().total(),
                end.charge().prompt(),
                task,
                category,
                "en",
                null,
                number,
                oneIn);
    }
}
