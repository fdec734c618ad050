package dev.bourse.gateway.pipeline;

import dev.bourse.domain.fact.AnswerForm;
import dev.bourse.domain.fact.AttemptRecord;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.GenerationFinished.Outcome;
import dev.bourse.domain.fact.ToolUse;
import dev.bourse.domain.metering.Usage;
import dev.bourse.gateway.journal.Appended;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * What operators see of the traffic. Names and units follow OpenTelemetry's conventions for
 * generative AI where those have one. Labels come from the catalogue, so their number is bounded.
 */
public final class Telemetry {
    private static final String NONE = "none";
    private static final String PRIVATE = "private";

    private static final Map<Outcome, String> OUTCOMES = outcomes();

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        Duration.ofSeconds(300)
    };

    private final MeterRegistry registry;
    private final Counter unrecorded;
    private final Map<String, Meters> endpoints = new ConcurrentHashMap<>();

    public Telemetry(MeterRegistry registry) {
        this.registry = registry;
        unrecorded =
                Counter.builder("bourse.journal.refused")
                        .description("Ends of generations that the journal did not take")
                        .register(registry);
    }

    /** The meters of one endpoint: of generations by outcome, and the others by result. */
    private record Meters(
            Map<String, Generations> generations,
            Map<String, Counter> attempts,
            Map<String, Counter> toolCalls,
            Map<String, Counter> forms) {
        Meters() {
            this(
                    new ConcurrentHashMap<>(),
                    new ConcurrentHashMap<>(),
                    new ConcurrentHashMap<>(),
                    new ConcurrentHashMap<>());
        }
    }

    /** The meters of one endpoint and outcome. */
    private record Generations(
            Counter count,
            Counter estimated,
            DistributionSummary input,
            DistributionSummary output,
            Counter dollars,
            Timer duration,
            Timer firstToken) {}

    /**
     * @param secret whether a private model is in it, whose name is nobody else's business
     */
    void finished(GenerationFinished fact, Appended appended, boolean secret) {
        String outcome = outcome(fact);
        String endpoint = secret ? PRIVATE : fact.endpoint();
        Meters meters = meters(endpoint == null ? NONE : endpoint);
        count(generations(meters, fact, outcome, secret), fact);
        for (AttemptRecord attempt : fact.attempts()) {
            attempt(secret ? PRIVATE : attempt.endpoint(), attempt.result());
        }
        if (endpoint != null && fact.work().tools().calls() > 0) {
            toolCalls(endpoint, fact.work().tools());
        }
        if (endpoint != null && fact.work().form() != null) {
            form(endpoint, fact.work().form());
        }
        if (appended instanceof Appended.Refused) {
            unrecorded.increment();
        }
    }

    /** An answer that was given again is counted apart, since nobody made it. */
    private static String outcome(GenerationFinished fact) {
        return fact.work().cachedFrom() == null
                ? OUTCOMES.getOrDefault(fact.outcome(), NONE)
                : "repeated";
    }

    private static Map<Outcome, String> outcomes() {
        Map<Outcome, String> names = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            names.put(outcome, outcome.name().toLowerCase(Locale.ROOT));
        }
        return names;
    }

    private Meters meters(String endpoint) {
        Meters known = endpoints.get(endpoint);
        return known == null ? endpoints.computeIfAbsent(endpoint, _ -> new Meters()) : known;
    }

    private Generations generations(
            Meters meters, GenerationFinished fact, String outcome, boolean secret) {
        Generations known = meters.generations().get(outcome);
        return known == null
                ? meters.generations()
                        .computeIfAbsent(outcome, _ -> generations(fact, outcome, secret))
                : known;
    }

    private static void count(Generations meters, GenerationFinished fact) {
        meters.count().increment();
        meters.duration().record(fact.atMicros() - fact.startedAtMicros(), TimeUnit.MICROSECONDS);
        if (fact.firstTokenMicros() >= 0) {
            meters.firstToken().record(fact.firstTokenMicros(), TimeUnit.MICROSECONDS);
        }
        Usage usage = fact.usage();
        if (usage != null) {
            meters.input().record((double) usage.tokens().prompt());
            meters.output().record((double) usage.tokens().output());
            meters.dollars().increment(fact.charge().total().dollars().doubleValue());
            meters.estimated().increment(usage.source() == Usage.Source.ESTIMATED ? 1 : 0);
        }
    }

    private void toolCalls(String endpoint, ToolUse tools) {
        int wrong = tools.invalidJson() + tools.unknownName() + tools.schemaMismatch();
        toolCalls(endpoint, "valid", tools.calls() - wrong);
        toolCalls(endpoint, "invalid_json", tools.invalidJson());
        toolCalls(endpoint, "unknown_name", tools.unknownName());
        toolCalls(endpoint, "schema_mismatch", tools.schemaMismatch());
    }

    private void toolCalls(String endpoint, String result, int count) {
        meters(endpoint)
                .toolCalls()
                .computeIfAbsent(
                        result,
                        _ ->
                                Counter.builder("bourse.tool.calls")
                                        .description("Tool calls of answers by how they were made")
                                        .tags("endpoint", endpoint, "result", result)
                                        .register(registry))
                .increment(count);
    }

    private void form(String endpoint, AnswerForm form) {
        String result = form.name().toLowerCase(Locale.ROOT);
        meters(endpoint)
                .forms()
                .computeIfAbsent(
                        result,
                        _ ->
                                Counter.builder("bourse.structured.outputs")
                                        .description(
                                                "Answers of a form asked for by how they keep to"
                                                        + " it")
                                        .tags("endpoint", endpoint, "result", result)
                                        .register(registry))
                .increment();
    }

    private void attempt(String endpoint, String result) {
        Map<String, Counter> attempts = meters(endpoint).attempts();
        Counter known = attempts.get(result);
        Counter counter =
                known == null
                        ? attempts.computeIfAbsent(result, _ -> attemptCounter(endpoint, result))
                        : known;
        counter.increment();
    }

    private Counter attemptCounter(String endpoint, String result) {
        return Counter.builder("bourse.attempts")
                .description("Calls to endpoints by result")
                .tags("endpoint", endpoint, "result", result)
                .register(registry);
    }

    private Generations generations(GenerationFinished fact, String outcome, boolean secret) {
        boolean answered = fact.endpoint() != null;
        Tags tags =
                Tags.of(
                        "gen_ai.response.model",
                        secret ? PRIVATE : answered ? fact.model() : NONE,
                        "gen_ai.provider.name",
                        secret ? PRIVATE : fact.provider() == null ? NONE : fact.provider(),
                        "outcome",
                        outcome);
        return new Generations(
                counter("bourse.generations", "Requests that ended", tags),
                counter(
                        "bourse.generations.estimated",
                        "Those of which usage is an estimate",
                        tags),
                tokens(tags, "input"),
                tokens(tags, "output"),
                counter("bourse.spend.usd", "US dollars that were charged", tags),
                timer("gen_ai.server.request.duration", tags),
                timer("gen_ai.server.time_to_first_token", tags));
    }

    private Counter counter(String name, String description, Tags tags) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }

    private DistributionSummary tokens(Tags tags, String type) {
        return DistributionSummary.builder("gen_ai.client.token.usage")
                .tags(tags.and("gen_ai.token.type", type))
                .register(registry);
    }

    private Timer timer(String name, Tags tags) {
        return Timer.builder(name).tags(tags).serviceLevelObjectives(BUCKETS).register(registry);
    }
}
