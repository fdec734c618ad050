package dev.bourse.app;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.fact.AttemptRecord;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.PriceListed;
import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.metering.PromptSize;
import dev.bourse.domain.routing.Candidate;
import dev.bourse.domain.routing.Demand;
import dev.bourse.domain.routing.ModelName;
import dev.bourse.domain.routing.Plan;
import dev.bourse.domain.routing.Planner;
import dev.bourse.domain.routing.Preference;
import dev.bourse.gateway.live.Admission;
import dev.bourse.gateway.live.CallResult;
import dev.bourse.gateway.live.HealthBoard;
import dev.bourse.gateway.live.Hold;
import dev.bourse.gateway.live.PromptSampler;
import dev.bourse.gateway.market.PriceWatch;
import dev.bourse.gateway.pipeline.GenerationIds;
import dev.bourse.sim.market.MarketScript;
import dev.bourse.sim.market.MarketWorld;
import dev.bourse.sim.market.PastAnswer;
import dev.bourse.sim.market.ScriptedRequest;
import dev.bourse.sim.text.Tokenizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Lets a script of requests have happened: planned, held, metered and recorded by the same parts as
 * live traffic, under a clock that is told the time; only providers are asked in memory. For one
 * thread, before an exchange serves.
 */
final class PastTraffic {
    private static final int ONE_IN = 4;
    private static final long SEED = 3;

    private final Records records;
    private final PastJournal journal;
    private final MarketScript script;
    private final Map<String, Key> keys;
    private final Inventory inventory;
    private final PromptSampler.Labeller labeller;
    private final PastClock clock = new PastClock();
    private final HealthBoard health = new HealthBoard(clock);
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final GenerationIds ids = new GenerationIds(random);

    /**
     * @param keys one of each account of the script
     */
    PastTraffic(
            Records records,
            MarketScript script,
            Map<String, Key> keys,
            Inventory inventory,
            PromptSampler.Labeller labeller) {
        this.records = records;
        this.journal = new PastJournal(records.journal());
        this.script = script;
        this.keys = Map.copyOf(keys);
        this.inventory = inventory;
        this.labeller = labeller;
    }

    /** Plays all of it; returns when it is on disk. */
    void play() {
        PastNotes.of(script).forEach(journal::append);
        int week = -1;
        Planner planner = new Planner(inventory.catalog());
        for (ScriptedRequest request : script.requests()) {
            if (script.week(request.atMicros()) > week) {
                week = script.week(request.atMicros());
                planner = new Planner(begin(week));
            }
            clock.set(request.atMicros());
            play(request, planner);
        }
        journal.await();
    }

    /** Lists the prices of a week, where they are other ones than before. */
    private Catalog begin(int week) {
        Catalog catalog = catalog(week);
        Map<String, PriceListed> before =
                week == 0 ? Map.of() : PriceWatch.listed(catalog(week - 1), 0);
        PriceWatch.listed(catalog, 0)
                .forEach((endpoint, price) -> {
                    if (!price.equals(before.get(endpoint))) {
                        journal.append(price.at(script.startOf(week)));
                    }
                });
        return catalog;
    }

    private Catalog catalog(int week) {
        return new Catalog(inventory.models(), inventory.providers(), MarketWorld.endpoints(week));
    }

    private void play(ScriptedRequest request, Planner planner) {
        Key key = keys.get(request.account());
        if (key == null) {
            throw new IllegalArgumentException("nobody is called " + request.account());
        }
        PastCall call = new PastCall(ids.next(clock.getAsLong()), key, request);
        long bytes = (long) request.promptTokens() * Tokenizer.BYTES_PER_TOKEN;
        PromptSize prompt = new PromptSize(bytes, 1);
        Plan plan =
                planner.plan(
                        demand(request, prompt.likely()),
                        health,
                        request.atMicros(),
                        random.nextLong());
        PastCosts costs = PastCosts.of(plan, prompt, call.utcMinute());
        try (Hold hold = hold(key, costs, request.atMicros())) {
            journal.append(call.started(costs));
            GenerationFinished end = call(call, plan);
            hold.settle(end.charge().total(), end.atMicros());
            journal.append(end);
            if (PromptSampler.isWanted(end, ONE_IN)) {
                journal.append(labeller.label(end, request.prompt(), ONE_IN));
            }
        }
    }

    private Hold hold(Key key, PastCosts costs, long atMicros) {
        return switch (records.ledger().hold(key, costs.ceiling(), costs.likely(), atMicros)) {
            case Admission.Granted(Hold hold) -> hold;
            case Admission.Refused refused ->
                    throw new IllegalStateException("the script has no money: " + refused);
        };
    }

    /** Tries one endpoint after the other. */
    private GenerationFinished call(PastCall call, Plan plan) {
        List<AttemptRecord> attempts = new ArrayList<>();
        long waited = 0;
        for (Candidate candidate : plan.candidates()) {
            Endpoint endpoint = candidate.endpoint();
            switch (script.answer(call.request(), endpoint.provider(), random)) {
                case PastAnswer.Whole answer -> {
                    attempts.add(attempt(endpoint, 200, "ok", answer.totalMicros()));
                    health.record(endpoint.id(), good(call, answer));
                    return call.answered(endpoint, name(endpoint), answer, attempts, waited);
                }
                case PastAnswer.Faulty(int status, long micros) -> {
                    attempts.add(attempt(endpoint, status, "status", micros));
                    health.record(endpoint.id(), CallResult.ofStatus(status, 0));
                    waited += micros;
                }
            }
        }
        return call.failed(attempts, waited);
    }

    private static CallResult good(PastCall call, PastAnswer.Whole answer) {
        return new CallResult.Answered(
                answer.firstMicros(), call.request().outputTokens(), answer.totalMicros());
    }

    private static AttemptRecord attempt(
            Endpoint endpoint, int status, String result, long micros) {
        return new AttemptRecord(
                endpoint.id(), endpoint.provider(), endpoint.modelId(), status, result, micros);
    }

    private String name(Endpoint endpoint) {
        return inventory.providers().stream()
                .filter(one -> one.slug().equals(endpoint.provider()))
                .findFirst()
                .orElseThrow()
                .name();
    }

    private static Demand demand(ScriptedRequest request, long promptTokens) {
        return new Demand(
                List.of(ModelName.parse(request.model())),
                preference(request),
                Set.of(),
                request.image() ? Set.of(Modality.TEXT, Modality.IMAGE) : Set.of(Modality.TEXT),
                Set.of(Modality.TEXT),
                promptTokens,
                -1,
                ServiceTier.DEFAULT,
                null,
                null);
    }

    /** Whoever asks for the hidden model says that it may be anonymous. */
    private static Preference preference(ScriptedRequest request) {
        Preference usual = Preference.DEFAULT;
        return new Preference(
                usual.order(),
                usual.only(),
                usual.ignore(),
                usual.allowFallbacks(),
                usual.requireParameters(),
                usual.denyDataCollection(),
                request.confidential(),
                usual.distillable(),
                usual.quantizations(),
                usual.maxPrice(),
                usual.sort(),
                usual.minThroughput(),
                usual.maxLatency(),
                request.model().equals(MarketScript.HIDDEN_MODEL) ? TrustTier.T3 : null,
                false);
    }
}
