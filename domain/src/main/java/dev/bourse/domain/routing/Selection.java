package dev.bourse.domain.routing;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** One run of the endpoints of a demand through sieve, ranking and draw. */
final class Selection {
    private final List<Leg> legs;
    private final Sieve sieve;
    private final HealthView health;
    private final Ranker ranker;
    private final Listing[] listings;
    private final @Nullable Reason[] fates;
    private final Health[] states;
    private final Ranking ranking;

    Selection(List<Leg> legs, Sieve sieve, HealthView health, Ranker ranker) {
        this.legs = legs;
        this.sieve = sieve;
        this.health = health;
        this.ranker = ranker;
        listings = listings(legs);
        fates = new @Nullable Reason[listings.length];
        states = new Health[listings.length];
        ranking = new Ranking(listings.length);
    }

    void run(Demand demand, long seed) {
        sift();
        new Narrowing(demand, listings, fates).run(legs);
        int from = 0;
        for (int i = 0; i < legs.size(); i++) {
            examine(legs.get(i), from);
            from = rank(legs.get(i), from);
        }
        ranking.sort();
        new Lottery(seed).run(ranking);
        Preference preference = demand.preference();
        if (!preference.allowFallbacks() && preference.order().isEmpty()) {
            keepFirstChoices();
        }
    }

    /** What became of all endpoints, for the demand that was {@linkplain #run run}. */
    Funnel funnel(Demand demand) {
        return new Funnel(demand, listings, fates);
    }

    List<Candidate> candidates() {
        return ranking.candidates();
    }

    private void sift() {
        int next = 0;
        for (int i = 0; i < legs.size(); i++) {
            for (Listing own : legs.get(i).offer().listings()) {
                fates[next++] = sieve.reject(legs.get(i), own);
            }
        }
    }

    /** Asks for all health at once, so that the memory of all endpoints is fetched in parallel. */
    private void examine(Leg leg, int from) {
        Listing[] own = leg.offer().listings();
        for (int i = 0; i < own.length; i++) {
            if (fates[from + i] == null) {
                states[from + i] = health.of(own[i].endpoint);
            }
        }
    }

    private int rank(Leg leg, int from) {
        Listing[] own = leg.offer().listings();
        ToolTiers tiers = leg.weighsTools() ? ToolTiers.of(own, health) : null;
        for (int i = 0; i < own.length; i++) {
            if (fates[from + i] == null) {
                ToolTier tier = tiers == null ? ToolTier.GOOD : tiers.tier(i);
                ranking.add(ranker.judge(leg, from + i, own[i], states[from + i], tier));
            }
        }
        return from + own.length;
    }

    /** Leaves the best endpoint of each model, or of the one pool. */
    private void keepFirstChoices() {
        boolean[] served = new boolean[legs.size()];
        ranking.keep(one -> isFirst(one, served));
    }

    private boolean isFirst(Contender one, boolean[] served) {
        int pool = ranker.onePool() ? 0 : one.leg().index();
        if (served[pool]) {
            fates[one.index()] = Reason.FALLBACKS_OFF;
            return false;
        }
        served[pool] = true;
        return true;
    }

    /** All endpoints of a demand; those of a single model are not copied. */
    private static Listing[] listings(List<Leg> legs) {
        if (legs.size() == 1) {
            return legs.getFirst().offer().listings();
        }
        List<Listing> all = new ArrayList<>();
        legs.forEach(leg -> all.addAll(List.of(leg.offer().listings())));
        return all.toArray(Listing[]::new);
    }
}
