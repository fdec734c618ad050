package dev.bourse.app;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.fact.ApiType;
import dev.bourse.domain.fact.AttemptRecord;
import dev.bourse.domain.fact.Attribution;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.GenerationFinished.Outcome;
import dev.bourse.domain.fact.GenerationStarted;
import dev.bourse.domain.fact.ToolUse;
import dev.bourse.domain.fact.Work;
import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Meter;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.sim.market.PastAnswer;
import dev.bourse.sim.market.ScriptedApp;
import dev.bourse.sim.market.ScriptedRequest;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A request of a script that was admitted, and the facts about it.
 *
 * @param id names the generation
 * @param key who pays
 * @param request what was asked
 */
record PastCall(GenerationId id, Key key, ScriptedRequest request) {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final int MINUTES_PER_DAY = 1_440;

    /** Minute of the UTC day at which it came. */
    int utcMinute() {
        long minutes = request.atMicros() / TimeUnit.MINUTES.toMicros(1);
        return (int) (minutes % MINUTES_PER_DAY);
    }

    GenerationStarted started(PastCosts costs) {
        return new GenerationStarted(
                id,
                request.atMicros(),
                key.account(),
                key.hash(),
                request.model(),
                costs.ceiling(),
                costs.likely(),
                costs.promptTokens());
    }

    /** Tokens of an answer, as the provider counts them. */
    Tokens tokens(PastAnswer.Whole answer) {
        int cached = answer.cachedTokens();
        return new Tokens(request.promptTokens() - cached, cached, 0, request.outputTokens(), 0);
    }

    /**
     * The end when that endpoint answered.
     *
     * @param attempts all calls, that one last
     * @param waited what the calls before it took, microseconds
     */
    GenerationFinished answered(
            Endpoint endpoint,
            String providerName,
            PastAnswer.Whole answer,
            List<AttemptRecord> attempts,
            long waited) {
        Tokens tokens = tokens(answer);
        Charge charge = Meter.charge(endpoint.prices(), tokens, utcMinute());
        return new GenerationFinished(
                id,
                request.atMicros() + waited + answer.totalMicros(),
                request.atMicros(),
                key.account(),
                key.hash(),
                request.model(),
                endpoint.modelId(),
                endpoint.provider(),
                providerName,
                endpoint.id(),
                endpoint.tier(),
                null,
                Outcome.COMPLETED,
                OK,
                null,
                request.toolCalls() > 0 ? "tool_calls" : "stop",
                request.toolCalls() > 0 ? "tool_calls" : "stop",
                request.streamed(),
                new Usage(tokens, Usage.Source.REPORTED),
                charge,
                tokens.cacheRead() > 0
                        ? Meter.cacheDiscount(endpoint.prices(), tokens, utcMinute())
                        : null,
                waited + answer.firstMicros(),
                attempts,
                attribution(),
                work());
    }

    /** The end when nobody answered. */
    GenerationFinished failed(List<AttemptRecord> attempts, long waited) {
        return new GenerationFinished(
                id,
                request.atMicros() + waited,
                request.atMicros(),
                key.account(),
                key.hash(),
                request.model(),
                request.model(),
                null,
                null,
                null,
                null,
                null,
                Outcome.FAILED,
                UNAVAILABLE,
                "provider_unavailable",
                null,
                null,
                request.streamed(),
                null,
                Charge.NONE,
                null,
                -1,
                attempts,
                attribution(),
                work());
    }

    private Attribution attribution() {
        ScriptedApp app = request.app();
        return app == null
                ? new Attribution(null, null, request.session(), null, null, List.of())
                : new Attribution(
                        app.url(), app.title(), request.session(), null, null, app.categories());
    }

    private Work work() {
        return new Work(
                ApiType.COMPLETIONS,
                Dialect.OPENAI,
                request.image() ? Set.of(Modality.TEXT, Modality.IMAGE) : Set.of(Modality.TEXT),
                Set.of(Modality.TEXT),
                new ToolUse(request.toolCalls(), request.wrongToolCalls(), 0, 0),
                request.confidential(),
                false,
                null,
                null,
                null);
    }
}
