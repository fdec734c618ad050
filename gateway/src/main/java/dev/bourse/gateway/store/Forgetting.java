package dev.bourse.gateway.store;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Takes details of the market out of the tables once they are old: a page at a time, so that nobody
 * waits long to write, however much there is to forget.
 *
 * @param reading connections that look for what is old
 * @param writing connections that delete it
 */
record Forgetting(Jdbi reading, Jdbi writing) {
    private static final int PAGE = 2_000;

    private static final List<String> MEASURED = List.of("endpoint", "grain", "start_hour");

    private static final List<String> SHARED = List.of("series", "grain", "start_hour", "account");

    /**
     * What is forgotten when.
     *
     * @param table where it is
     * @param rows which rows
     * @param keys the columns of the primary key
     * @param kept for how long
     */
    private record Detail(String table, String rows, List<String> keys, Duration kept) {}

    private static final List<Detail> DETAILS =
            List.of(
                    new Detail(
                            "market_volume",
                            "grain = 0",
                            List.of("series", "grain", "start_hour"),
                            Duration.ofDays(35)),
                    new Detail("market_service", "grain = 0", MEASURED, Duration.ofDays(8)),
                    new Detail("market_timing", "grain = 0", MEASURED, Duration.ofDays(8)),
                    new Detail("market_timing", "grain = 1", MEASURED, Duration.ofDays(400)),
                    new Detail(
                            "market_availability",
                            "1 = 1",
                            List.of("model", "start_hour"),
                            Duration.ofDays(8)),
                    new Detail(
                            "market_session",
                            "1 = 1",
                            List.of("series", "start_hour", "session", "account"),
                            Duration.ofDays(14)),
                    new Detail(
                            "market_fingerprint",
                            "1 = 1",
                            List.of("generation"),
                            Duration.ofDays(62)),
                    new Detail("market_share", "grain = 1", SHARED, Duration.ofDays(400)),
                    new Detail("market_share", "grain > 1", SHARED, Duration.ofDays(440)));

    void of(long nowMicros) {
        for (Detail detail : DETAILS) {
            int before = Hours.of(nowMicros) - (int) detail.kept().toHours();
            List<Map<String, Object>> page;
            do {
                page = old(detail, before);
                delete(detail, page);
            } while (page.size() == PAGE);
        }
    }

    private List<Map<String, Object>> old(Detail detail, int before) {
        String sql =
                "select %s from %s where %s and start_hour < :before limit %d"
                        .formatted(
                                String.join(", ", detail.keys()),
                                detail.table(),
                                detail.rows(),
                                PAGE);
        return reading.withHandle(
                handle -> handle.createQuery(sql).bind("before", before).mapToMap().list());
    }

    private void delete(Detail detail, List<Map<String, Object>> page) {
        if (page.isEmpty()) {
            return;
        }
        String key =
                detail.keys().stream()
                        .map(name -> name + " = :" + name)
                        .collect(Collectors.joining(" and "));
        writing.useTransaction(handle -> {
            PreparedBatch batch =
                    handle.prepareBatch("delete from " + detail.table() + " where " + key);
            page.forEach(row -> batch.bindMap(row).add());
            batch.execute();
        });
    }
}
