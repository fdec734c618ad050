package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.ServiceTier;

import java.util.EnumSet;
import java.util.Set;

/**
 * Gives every endpoint that passed the funnel its rank.
 *
 * <p>A rank is a row of digits, the weightiest first, so that one comparison of two numbers settles
 * who goes first:
 *
 * <ol>
 *   <li>misses the caller's thresholds: goes to the very end, even behind fallback models;
 *   <li>the model's place in the request, unless one pool was asked for. A model is what the caller
 *       chose; an unhealthy endpoint of it is tried before another model answers instead;
 *   <li>the place in {@code provider.order}: an explicit order outranks health;
 *   <li>standing: from sound to failing, so that no attempt goes to worse health than needed;
 *   <li>the tier that was asked for before the default tier;
 *   <li>supports the parameters that change the kind of answer ({@code response_format}, {@code
 *       verbosity}, tools);
 *   <li>calls tools as well as its peers, where that matters (see {@link ToolTiers}): the one that
 *       served this session before is not held to be unproven;
 *   <li>served this session before, so that its prompt cache is warm.
 * </ol>
 *
 * <p>A sticky endpoint counts as sound while its uptime is 80 % or more. Equal ranks are ordered by
 * the strategy.
 */
final class Ranker {
    private static final Set<Parameter> ANSWER_SHAPING =
            EnumSet.of(
                    Parameter.TOOLS,
                    Parameter.TOOL_CHOICE,
                    Parameter.RESPONSE_FORMAT,
                    Parameter.VERBOSITY);
    private static final long SHAPING = Bits.of(ANSWER_SHAPING);
    private static final int FLAG = 1;
    private static final int STANDING = 2;
    private static final int TIER = 2;
    private static final int PLACE = 16;

    private final Demand demand;
    private final Named named;
    private final Moment moment;
    private final Size size;
    private final Cutoffs cutoffs;
    private final long shaping;
    private final boolean onePool;

    Ranker(Demand demand, Named named, Moment moment) {
        this.demand = demand;
        this.named = named;
        this.moment = moment;
        size = Size.of(demand);
        cutoffs = new Cutoffs(demand.preference());
        shaping = Bits.of(demand.parameters()) & SHAPING;
        Sort sort = demand.preference().sort();
        onePool = sort != null && sort.partition() == Sort.Partition.NONE;
    }

    /** Whether the models of the demand compete in one pool. */
    boolean onePool() {
        return onePool;
    }

    /** One endpoint that passed the funnel, with its rank. */
    Contender judge(Leg leg, int index, Listing listing, Health health, ToolTier tier) {
        Merits merits = merits(leg, listing, health, tier);
        double cost =
                listing.tariff(size.prompt(), moment.utcMinute())
                        .cost(size.prompt(), size.expectedOutput());
        return new Contender(
                listing,
                leg,
                index,
                rank(merits, leg, listing),
                value(leg.strategy(), listing, health, cost),
                cost,
                position(merits, listing, leg.strategy()));
    }

    private Merits merits(Leg leg, Listing listing, Health health, ToolTier tier) {
        Standing standing = Standing.of(health, moment.micros());
        boolean sticky = isSticky(leg, listing, standing);
        return new Merits(
                cutoffs.missedBy(health, standing),
                named.place(listing),
                sticky ? Standing.SOUND : standing,
                !Bits.covers(listing.parameters, shaping),
                sticky && tier == ToolTier.UNPROVEN ? ToolTier.GOOD : tier,
                sticky);
    }

    private boolean isSticky(Leg leg, Listing listing, Standing standing) {
        return listing == leg.sticky()
                && (standing == Standing.SOUND || standing == Standing.DEGRADED);
    }

    private long rank(Merits merits, Leg leg, Listing listing) {
        long rank = flag(merits.missed());
        rank = append(rank, PLACE, onePool ? 0 : leg.index());
        rank = append(rank, PLACE, merits.place());
        rank = append(rank, STANDING, merits.standing().digit());
        rank = append(rank, FLAG, flag(isSecondTier(listing)));
        rank = append(rank, FLAG, flag(merits.lacking()));
        rank = append(rank, TIER, merits.tier().digit());
        return append(rank, FLAG, flag(!merits.sticky()));
    }

    private boolean isSecondTier(Listing listing) {
        return demand.tier() == ServiceTier.PRIORITY && listing.tier != ServiceTier.PRIORITY;
    }

    private static double value(Strategy strategy, Listing listing, Health health, double cost) {
        return switch (strategy) {
            case LOTTERY, ORDER, PRICE -> cost;
            case THROUGHPUT -> measured(health.throughput(), -1);
            case LATENCY -> measured(health.latency(), 1);
            case QUALITY -> -listing.quality;
        };
    }

    /** The median in the direction in which less is better; what was never measured comes last. */
    private static double measured(Percentiles percentiles, int direction) {
        return percentiles.isMeasured() ? direction * percentiles.p50() : Double.POSITIVE_INFINITY;
    }

    private Position position(Merits merits, Listing listing, Strategy strategy) {
        if (named.orders(listing)) {
            return Position.ORDERED;
        }
        if (merits.standing() == Standing.FAILING) {
            return Position.FAILING;
        }
        if (merits.missed()) {
            return Position.BELOW_THRESHOLD;
        }
        return sound(merits, strategy);
    }

    private static Position sound(Merits merits, Strategy strategy) {
        if (merits.standing() != Standing.SOUND) {
            return merits.standing() == Standing.DEGRADED ? Position.DEGRADED : Position.UNRELIABLE;
        }
        if (merits.lacking()) {
            return Position.LACKS_PARAMETERS;
        }
        return switch (merits.tier()) {
            case DEPRIORITISED -> Position.DEPRIORITISED;
            case UNPROVEN -> Position.UNPROVEN;
            case GOOD -> merits.sticky() ? Position.STICKY : strategy.position();
        };
    }

    private static long append(long rank, int bits, int digit) {
        return rank << bits | Math.min(digit, (1 << bits) - 1);
    }

    private static int flag(boolean raised) {
        return raised ? 1 : 0;
    }

    /**
     * What is known about one endpoint for one request.
     *
     * @param missed it misses the caller's thresholds
     * @param place its place in {@code provider.order}
     * @param standing its health
     * @param lacking it ignores a parameter that shapes the answer
     * @param tier how it calls tools
     * @param sticky it served this session before
     */
    private record Merits(
            boolean missed,
            int place,
            Standing standing,
            boolean lacking,
            ToolTier tier,
            boolean sticky) {}
}
