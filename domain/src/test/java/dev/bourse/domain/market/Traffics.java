package dev.bourse.domain.market;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.fact.AnswerForm;
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

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One generation in all its variety, for tests to vary. */
record Traffics(
        String at,
        String account,
        String model,
        long prompt,
        long completion,
        long nanos,
        String referer,
        Work work,
        Outcome outcome) {
    private static final KeyHash KEY = new KeyHash("ab".repeat(32));

    /** So many tokens, one in ten of them written, at a nano-dollar each. */
    static Traffics of(String at, String account, String model, long tokens) {
        return new Traffics(
                at,
                account,
                model,
                tokens - tokens / 10,
                tokens / 10,
                tokens,
                "",
                Work.PLAIN,
                Outcome.COMPLETED);
    }

    Traffics costing(long nanos) {
        return new Traffics(at, account, model, prompt, completion, nanos, referer, work, outcome);
    }

    Traffics from(String referer) {
        return new Traffics(at, account, model, prompt, completion, nanos, referer, work, outcome);
    }

    Traffics ending(Outcome outcome) {
        return new Traffics(at, account, model, prompt, completion, nanos, referer, work, outcome);
    }

    Traffics with(Work work) {
        return new Traffics(at, account, model, prompt, completion, nanos, referer, work, outcome);
    }

    /** The same with something about it that keeps it apart. */
    Traffics secret() {
        return with(work(Modality.TEXT, ToolUse.NONE, true, null));
    }

    Traffics repeated() {
        return with(work(Modality.TEXT, ToolUse.NONE, false, new GenerationId("gen-before")));
    }

    Traffics reading(Modality input) {
        return with(work(input, ToolUse.NONE, false, null));
    }

    Traffics calling(ToolUse tools) {
        return with(work(Modality.TEXT, tools, false, null));
    }

    /** The same with a word on whether it has the form that was asked for. */
    Traffics formed(AnswerForm form) {
        return with(
                new Work(
                        ApiType.COMPLETIONS,
                        Dialect.OPENAI,
                        Set.of(Modality.TEXT),
                        Set.of(Modality.TEXT),
                        ToolUse.NONE,
                        false,
                        false,
                        null,
                        null,
                        form));
    }

    private static Work work(
            Modality input,
            ToolUse tools,
            boolean confidential,
            @Nullable GenerationId cachedFrom) {
        return new Work(
                ApiType.COMPLETIONS,
                Dialect.OPENAI,
                EnumSet.of(Modality.TEXT, input),
                Set.of(Modality.TEXT),
                tools,
                confidential,
                false,
                cachedFrom,
                null,
                null);
    }

    GenerationFinished fact(List<AttemptRecord> attempts) {
        long ended = Grain.micros(Instant.parse(at));
        Money input = new Money(nanos * 9 / 10);
        return new GenerationFinished(
                new GenerationId("gen-1"),
                ended,
                ended - 1_000_000,
                account,
                KEY,
                model,
                model,
                "p1",
                "P1",
                model + "@p1",
                null,
                null,
                outcome,
                200,
                null,
                "stop",
                "stop",
                true,
                new Usage(new Tokens(prompt, 0, 0, completion, 0), Usage.Source.REPORTED),
                new Charge(
                        input, Money.ZERO, Money.ZERO, new Money(nanos).minus(input), Money.ZERO),
                null,
                200_000,
                attempts,
                new Attribution(
                        referer.isEmpty() ? null : referer,
                        "An App",
                        "session",
                        null,
                        null,
                        List.of()),
                work);
    }

    GenerationFinished fact() {
        return fact(List.of(new AttemptRecord(model + "@p1", "p1", model, 200, "ok", 1_000_000)));
    }
}
