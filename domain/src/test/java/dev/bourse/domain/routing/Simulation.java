package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.metering.Meter;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Plays a scenario with the real planner: requests arrive by a Poisson process, each follows its
 * plan from endpoint to endpoint until one answers, and health is what those calls have shown so
 * far. Time is simulated and chance is seeded, so every run is the same.
 */
final class Simulation {
    private static final double REQUESTS_PER_SECOND = 5;
    private static final double SECOND = 1_000_000;
    private static final int MIDNIGHT = 0;

    private final Scenario scenario;
    private final SplittableRandom chance;
    private final TreeMap<Long, Planner> planners = new TreeMap<>();
    private final Map<String, Actor> actors = new HashMap<>();
    private final PriorityQueue<Event> agenda =
            new PriorityQueue<>(
                    Comparator.comparingLong(Event::micros).thenComparingLong(Event::number));
    private final List<Trip> trips = new ArrayList<>();
    private long events;

    Simulation(Scenario scenario, long seed) {
        this.scenario = scenario;
        chance = new SplittableRandom(seed);
        scenario.catalogs().forEach((from, catalog) -> planners.put(from, new Planner(catalog)));
        for (SimulatedEndpoint endpoint : scenario.endpoints()) {
            actors.put(endpoint.tag(), new Actor(endpoint, new SlidingHealth()));
        }
    }

    private record Actor(SimulatedEndpoint endpoint, SlidingHealth health) {}

    private record Event(long micros, long number, Runnable happening) {}

    /**
     * What became of a request.
     *
     * @param arrivalMicros when it came
     * @param first tag of the endpoint that was tried first
     * @param served tag of the endpoint that answered; empty when none did
     * @param attempts how many endpoints were tried
     * @param waitMicros until the first token, or until the last failure
     * @param cost what it cost
     */
    record Trip(
            long arrivalMicros,
            String first,
            String served,
            int attempts,
            long waitMicros,
            Money cost) {}

    /** Every request, in the order of their ends. */
    List<Trip> run() {
        arrive(0);
        while (!agenda.isEmpty()) {
            agenda.remove().happening.run();
        }
        return List.copyOf(trips);
    }

    private void arrive(long micros) {
        if (micros < scenario.seconds() * SECOND) {
            double pause = -StrictMath.log(1 - chance.nextDouble()) / REQUESTS_PER_SECOND;
            at(micros + (long) (pause * SECOND), () -> arrive(micros + (long) (pause * SECOND)));
            attempt(plan(micros), 0, micros, micros);
        }
    }

    private List<Candidate> plan(long micros) {
        Planner planner = planners.floorEntry((long) (micros / SECOND)).getValue();
        HealthView view = endpoint -> actor(endpoint).health().at(micros);
        return planner.plan(scenario.asked(), view, micros, chance.nextLong()).candidates();
    }

    private void attempt(List<Candidate> plan, int index, long arrival, long now) {
        Endpoint endpoint = plan.get(index).endpoint();
        Actor actor = actor(endpoint);
        var outcome = actor.endpoint().call(now, chance);
        long end = now + outcome.totalMicros();
        at(end, () -> actor.health().record(end, outcome));
        long known = now + outcome.firstTokenMicros();
        if (outcome.answered() || index + 1 == plan.size()) {
            String served = outcome.answered() ? endpoint.tag() : "";
            Money cost = outcome.answered() ? cost(endpoint) : Money.ZERO;
            String first = plan.getFirst().endpoint().tag();
            trips.add(new Trip(arrival, first, served, index + 1, known - arrival, cost));
        } else {
            at(known, () -> attempt(plan, index + 1, arrival, known));
        }
    }

    private Actor actor(Endpoint endpoint) {
        return Objects.requireNonNull(actors.get(endpoint.tag()));
    }

    private Money cost(Endpoint endpoint) {
        Tokens tokens = Tokens.of(scenario.asked().promptTokens(), SimulatedEndpoint.OUTPUT_TOKENS);
        return Meter.charge(endpoint.prices(), tokens, MIDNIGHT).total();
    }

    private void at(long micros, Runnable happening) {
        agenda.add(new Event(micros, events++, happening));
    }
}
