package dev.bourse.domain.market;

import dev.bourse.domain.fact.PriceListed;
import dev.bourse.domain.unit.Price;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A list price changed.
 *
 * @param before what held before; null when the endpoint was not offered
 * @param after what holds from then on
 */
public record PriceChange(@Nullable PriceListed before, PriceListed after) {
    private static final BigDecimal ALARMING = new BigDecimal("1.1");

    /** What changed. */
    public enum Kind {
        LISTED,
        RAISED,
        LOWERED,
        MIXED,
        BECAME_FREE,
        FREE_ENDED,
        WITHDRAWN;

        /** The name in the API. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The changes that a list of prices tells, in its order; what says the same is none. */
    public static List<PriceChange> in(List<PriceListed> listed) {
        Map<String, PriceListed> known = new HashMap<>();
        List<PriceChange> changes = new ArrayList<>();
        for (PriceListed now : listed) {
            PriceListed before = known.put(now.endpoint(), now);
            if (before == null ? now.offered() : !before.saysTheSameAs(now)) {
                boolean offered = before != null && before.offered();
                changes.add(new PriceChange(offered ? before : null, now));
            }
        }
        return changes;
    }

    /** What kind of change it is. */
    public Kind kind() {
        if (!after.offered()) {
            return Kind.WITHDRAWN;
        }
        if (before == null) {
            return Kind.LISTED;
        }
        if (before.isFree() != after.isFree()) {
            return after.isFree() ? Kind.BECAME_FREE : Kind.FREE_ENDED;
        }
        boolean up = moves().anyMatch(Move::isUp);
        boolean down = moves().anyMatch(Move::isDown);
        return up == down ? Kind.MIXED : up ? Kind.RAISED : Kind.LOWERED;
    }

    /** Whether users should know: a tenth dearer or more, no longer free, or gone. */
    public boolean isAlert() {
        return switch (kind()) {
            case FREE_ENDED, WITHDRAWN -> true;
            case LISTED, LOWERED, BECAME_FREE -> false;
            case RAISED, MIXED -> moves().anyMatch(Move::isAlarming);
        };
    }

    /** The change of the prompt's price as a fraction; NaN when there is nothing to compare. */
    public double promptChange() {
        return before == null ? Double.NaN : change(before.prompt(), after.prompt());
    }

    /** The change of the completion's price as a fraction; NaN when nothing compares. */
    public double completionChange() {
        return before == null ? Double.NaN : change(before.completion(), after.completion());
    }

    /** All prices that are known on both sides, not only those of the two kinds of tokens. */
    private Stream<Move> moves() {
        return before == null
                ? Stream.of()
                : Stream.of(
                                new Move(before.prompt(), after.prompt()),
                                new Move(before.completion(), after.completion()),
                                new Move(before.cacheRead(), after.cacheRead()),
                                new Move(before.cacheWrite(), after.cacheWrite()),
                                new Move(before.request(), after.request()))
                        .filter(Move::isKnown);
    }

    private record Move(@Nullable Price before, @Nullable Price after) {
        boolean isKnown() {
            return before != null && after != null;
        }

        boolean isUp() {
            return dollars(after).compareTo(dollars(before)) > 0;
        }

        boolean isDown() {
            return dollars(after).compareTo(dollars(before)) < 0;
        }

        /** A tenth dearer or more; whatever cost nothing and costs something now is. */
        boolean isAlarming() {
            return isUp() && dollars(after).compareTo(dollars(before).multiply(ALARMING)) >= 0;
        }

        private static BigDecimal dollars(@Nullable Price price) {
            return Objects.requireNonNull(price).dollars();
        }
    }

    private static double change(@Nullable Price before, @Nullable Price after) {
        if (before == null || after == null || before.isFree()) {
            return Double.NaN;
        }
        BigDecimal difference = after.dollars().subtract(before.dollars());
        return difference.divide(before.dollars(), MathContext.DECIMAL64).doubleValue();
    }
}
