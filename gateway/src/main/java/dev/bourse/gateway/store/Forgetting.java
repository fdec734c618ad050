package dev.bourse.gateway.store;

import org.jdbi.v3.core.Jdbi;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes details of the market out of the tables once they are old. */
record Forgetting(Jdbi jdbi) {
    private static final Map<String, Duration> KEPT = kept();

    void of(long nowMicros) {
        KEPT.forEach((rows, kept) ->
                jdbi.useHandle(handle ->
                        handle.createUpdate("delete from " + rows + " start_hour < :before")
                                .bind("before", Hours.of(nowMicros) - (int) kept.toHours())
                                .execute()));
    }

    private static Map<String, Duration> kept() {
        Map<String, Duration> kept = new LinkedHashMap<>();
        kept.put("market_volume where grain = 0 and", Duration.ofDays(35));
        kept.put("market_service where grain = 0 and", Duration.ofDays(8));
        kept.put("market_timing where grain = 0 and", Duration.ofDays(8));
        kept.put("market_timing where grain = 1 and", Duration.ofDays(400));
        kept.put("market_availability where", Duration.ofDays(8));
        kept.put("market_session where", Duration.ofDays(14));
        kept.put("market_fingerprint where", Duration.ofDays(62));
        kept.put("market_share where", Duration.ofDays(400));
        return Collections.unmodifiableMap(kept);
    }
}
