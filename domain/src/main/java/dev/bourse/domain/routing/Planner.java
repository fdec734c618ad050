package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.Alias;
import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Model;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a demand into a plan for one catalogue (openrouter.md 2): a funnel of hard filters, a rank
 * for whoever passed, a draw among equals.
 *
 * <p>Immutable and free of clocks and chance: the moment and the seed come with the request, so any
 * plan can be made again. Everything that depends on the catalogue alone is prepared in the
 * constructor.
 */
public final class Planner {
    private final Catalog catalog;
    private final Slugs slugs = new Slugs();
    private final Map<String, Offer> offers = new HashMap<>();
    private final Map<String, Offer[]> families = new HashMap<>();

    /**
     * @throws java.time.format.DateTimeParseException when the expiration date of a model is no ISO
     *     date
     */
    public Planner(Catalog catalog) {
        this.catalog = catalog;
        for (Model model : catalog.models()) {
            offers.put(model.id(), new Offer(model, catalog, slugs));
        }
        for (Alias alias : catalog.aliases()) {
            families.put(
                    alias.id(), alias.models().stream().map(offers::get).toArray(Offer[]::new));
        }
    }

    /**
     * The endpoints to try for a demand, in order.
     *
     * @param health how each endpoint does at this moment
     * @param nowMicros the moment, epoch microseconds
     * @param seed what the lottery is drawn from; any number
     */
    public Plan plan(Demand demand, HealthView health, long nowMicros, long seed) {
        List<Leg> legs = legs(demand, nowMicros);
        Named named = new Named(demand.preference(), slugs);
        Moment moment = Moment.of(nowMicros);
        Selection selection =
                new Selection(
                        legs,
                        new Sieve(demand, named, moment),
                        health,
                        new Ranker(demand, named, moment));
        selection.run(demand, seed);
        List<Candidate> candidates = selection.candidates();
        Funnel funnel = selection.funnel(demand);
        return new Plan(
                candidates,
                funnel,
                legs.isEmpty() ? Strategy.LOTTERY : legs.getFirst().strategy(),
                seed,
                candidates.isEmpty() ? shortage(demand, legs, funnel) : null,
                isConfidential(legs));
    }

    /** The models of a demand that exist for who asks, each once. */
    private List<Leg> legs(Demand demand, long nowMicros) {
        List<ModelName> names = demand.models();
        List<Leg> legs = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            Offer offer = offer(names.get(i).id(), demand, nowMicros);
            if (offer != null && exists(offer, demand) && !contains(legs, offer)) {
                legs.add(Leg.of(offer, legs.size(), demand, i));
            }
        }
        return legs;
    }

    /** The model of that name, or the one that an alias of that name stands for at that moment. */
    private @Nullable Offer offer(String name, Demand demand, long nowMicros) {
        return Alias.isOne(name) && families.containsKey(name)
                ? newest(families.get(name), demand, nowMicros)
                : offers.get(name);
    }

    /** The newest that exists for who asks and has not expired; else the newest that exists. */
    private static @Nullable Offer newest(Offer[] family, Demand demand, long nowMicros) {
        Offer newest = null;
        for (Offer offer : family) {
            if (exists(offer, demand)) {
                if (!offer.hasExpired(nowMicros)) {
                    return offer;
                }
                newest = newest == null ? offer : newest;
            }
        }
        return newest;
    }

    private static boolean isConfidential(List<Leg> legs) {
        for (int i = 0; i < legs.size(); i++) {
            if (!legs.get(i).offer().model().audience().isOpen()) {
                return true;
            }
        }
        return false;
    }

    private static boolean exists(Offer offer, Demand demand) {
        return offer.model().audience().admits(demand.party().viewer());
    }

    private static boolean contains(List<Leg> legs, Offer offer) {
        for (int i = 0; i < legs.size(); i++) {
            if (legs.get(i).offer().equals(offer)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Availability shortage(Demand demand, List<Leg> legs, Funnel funnel) {
        Diagnosis diagnosis = new Diagnosis(catalog, demand);
        return legs.isEmpty() ? diagnosis.ofUnknownModels() : diagnosis.of(legs, funnel);
    }
}
