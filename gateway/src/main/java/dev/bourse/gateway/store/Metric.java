package dev.bourse.gateway.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What analytics can be asked for. */
public enum Metric {
    REQUEST_COUNT("Requests", Format.NUMBER, "count(*)"),
    TOTAL_USAGE("Spend", Format.CURRENCY, "sum(charge)"),
    TOKENS_TOTAL("Tokens", Format.NUMBER, Sql.counted("prompt + output")),
    TOKENS_PROMPT("Prompt tokens", Format.NUMBER, Sql.counted("prompt")),
    TOKENS_COMPLETION("Completion tokens", Format.NUMBER, Sql.counted("output")),
    REASONING_TOKENS("Reasoning tokens", Format.NUMBER, Sql.counted("reasoning")),
    CACHED_TOKENS("Cached tokens", Format.NUMBER, Sql.counted("cache_read")),
    CACHE_HIT_RATE(
            "Cache hit rate", Format.PERCENT, "100.0 * sum(cache_read) / nullif(sum(prompt), 0)"),
    USAGE_CACHE("Spend on cached tokens", Format.CURRENCY, "sum(charge_cache)"),
    RESPONSE_CACHED_COUNT(
            "Answers from the cache",
            Format.NUMBER,
            "sum(case when cached_from is null then 0 else 1 end)"),
    WEB_SEARCHES("Searches of the web", Format.NUMBER, "sum(web_searches)"),
    TOOL_CALLS("Tool calls", Format.NUMBER, "sum(tool_calls)"),
    ERROR_COUNT("Errors", Format.NUMBER, "sum(" + Sql.FAILED + ")"),
    ERROR_RATE("Error rate", Format.PERCENT, "100.0 * sum(" + Sql.FAILED + ") / count(*)"),
    LATENCY("Mean time to the end", Format.LATENCY, "avg(ended_micros - started_micros) / 1000.0"),
    LATENCY_TTFT(
            "Mean time to the first token",
            Format.LATENCY,
            "avg(case when first_token_micros < 0 then null else first_token_micros end)"
                    + " / 1000.0"),
    THROUGHPUT(
            "Throughput",
            Format.THROUGHPUT,
            "1000000.0 * sum(output) / nullif(sum(ended_micros - started_micros), 0)");

    private final String label;
    private final Format format;
    private final String sql;

    /** How a value is shown. */
    public enum Format {
        NUMBER,
        CURRENCY,
        PERCENT,
        LATENCY,
        THROUGHPUT;

        /** The name in the API. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Metric(String label, Format format, String sql) {
        this.label = label;
        this.format = format;
        this.sql = sql;
    }

    /** The name in the API. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The metric of that name, or empty when there is none. */
    public static Optional<Metric> of(String wireName) {
        return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
    }

    /** The name for people. */
    public String label() {
        return label;
    }

    /** How its values are shown; latencies are in milliseconds, throughput in tokens a second. */
    public Format format() {
        return format;
    }

    /** Whether it cannot be added up. */
    public boolean isRate() {
        return switch (format) {
            case NUMBER, CURRENCY -> false;
            case PERCENT, LATENCY, THROUGHPUT -> true;
        };
    }

    String sql() {
        return sql;
    }

    private static final class Sql {
        static final String FAILED =
                "case when outcome in ('FAILED', 'BROKEN', 'INTERRUPTED') then 1 else 0 end";

        /** Nothing of nothing is zero; where nobody counted, the sum is not known. */
        static String counted(String tokens) {
            return "case when count(*) = 0 then 0 else sum(" + tokens + ") end";
        }
    }
}
