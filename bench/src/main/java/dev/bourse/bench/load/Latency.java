package dev.bourse.bench.load;

import dev.bourse.wire.json.JsonValue.JsonObject;

import org.HdrHistogram.Histogram;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** A distribution of durations, in nanoseconds; all zero when nothing was counted. */
public record Latency(long count, long p50, long p90, long p99, long p999, long max) {
    static Latency of(Histogram histogram) {
        return new Latency(
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(90),
                histogram.getValueAtPercentile(99),
                histogram.getValueAtPercentile(99.9),
                histogram.getMaxValue());
    }

    /** The members of its JSON object. */
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("count", count);
        members.put("p50_ns", p50);
        members.put("p90_ns", p90);
        members.put("p99_ns", p99);
        members.put("p999_ns", p999);
        members.put("max_ns", max);
        return members;
    }

    static Latency of(JsonObject json) {
        return new Latency(
                nanos(json, "count"),
                nanos(json, "p50_ns"),
                nanos(json, "p90_ns"),
                nanos(json, "p99_ns"),
                nanos(json, "p999_ns"),
                nanos(json, "max_ns"));
    }

    private static long nanos(JsonObject json, String name) {
        return json.number(name).map(BigDecimal::longValueExact).orElseThrow();
    }
}
