package dev.bourse.gateway.http;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The members of a JSON object, one after another. Figures that are no number become null. */
final class Members {
    private static final MathContext SHOWN = new MathContext(9);
    private static final double NANOS = 1e9;

    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    Members put(String name, @Nullable Object value) {
        members.put(name, value instanceof Members nested ? nested.map() : value);
        return this;
    }

    /** A measured figure, to nine digits. */
    Members figure(String name, double value) {
        return put(name, figure(value));
    }

    /** A figure that is told only when something holds. */
    Members figureIf(boolean told, String name, double value) {
        return put(name, told ? figure(value) : null);
    }

    /** A value that is told only when something holds. */
    Members putIf(boolean told, String name, @Nullable Object value) {
        return put(name, told ? value : null);
    }

    /** A part of a whole; null when there is no whole. */
    Members share(String name, double part, double whole) {
        return figure(name, whole == 0 ? Double.NaN : part / whole);
    }

    /** A part of a whole; null when there is no whole. */
    Members share(String name, long part, long whole) {
        return share(name, (double) part, (double) whole);
    }

    /** Money in dollars. */
    Members dollars(String name, long nanos) {
        return put(name, BigDecimal.valueOf(nanos, 9).stripTrailingZeros());
    }

    /** Money in dollars that is told only when something holds. */
    Members dollarsIf(boolean told, String name, long nanos) {
        return told ? dollars(name, nanos) : put(name, null);
    }

    Map<String, @Nullable Object> map() {
        return Collections.unmodifiableMap(members);
    }

    static @Nullable BigDecimal figure(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(SHOWN).stripTrailingZeros()
                : null;
    }

    /** USD per million tokens; NaN without tokens. */
    static double perMillion(long nanos, long tokens) {
        return tokens == 0 ? Double.NaN : nanos / NANOS / tokens * 1_000_000;
    }
}
