package dev.bourse.gateway.store;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes details of the market out of the tables once they are old: a page at a time, so that nobody
 * waits long to write, however much there is to forget. What is old is found by the primary key,
 * one owner after another: by time alone whole tables would be read.
 *
 * @param reading connections that look for what is old
 * @param writing connections that delete it
 */
record Forgetting(Jdbi reading, Jdbi writing) {
    private static final int PAGE = 2_000;

    private static final List<String> TRAFFIC = List.of("series", "grain", "start_hour");

    private static final List<String> MEASURED = List.of("endpoint", "grain", "start_hour");

    private static final List<String> SHARED = List.of("series", "grain", "start_hour", "account");

    /**
     * What is forgotten when.
     *
     * @param table where it is
     * @param rows which rows
     * @param keys the columns of the primary key, which begins with the owner
     * @param kept for how long
     */
    private record Detail(String table, String rows, List<String> keys, Duration kept) {
        String owner() {
            return keys.getFirst();
        }
    }

    private static final List<Detail> DETAILS =
            List.of(
                    new Detail("market_volume", "grain = 0", TRAFFIC, Duration.ofDays(35)),
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
                    new Detail("market_share", "grain = 1", SHARED, Duration.ofDays(400)),
                    new Detail("market_share", "grain = 2", SHARED, Duration.ofDays(440)),
                    new Detail("market_share", "grain = 3", SHARED, Duration.ofDays(440)),
                    new Detail("market_share_past", "grain = 1", TRAFFIC, Duration.ofDays(400)),
                    new Detail("market_share_past", "grain = 2", TRAFFIC, Duration.ofDays(440)),
                    new Detail("market_share_past", "grain = 3", TRAFFIC, Duration.ofDays(440)));

    /** Have an index by time, and an owner for each row. */
    private static final List<Detail> PROMPTS =
            Stream.of("market_fingerprint", "market_task")
                    .map(table ->
                            new Detail(table, "1 = 1", List.of("generation"), Duration.ofDays(62)))
                    .toList();

    void of(long nowMicros) {
        for (Detail detail : DETAILS) {
            ofOwners(detail, before(detail, nowMicros));
        }
        for (Detail detail : PROMPTS) {
            ofAll(detail, before(detail, nowMicros));
        }
    }

    private static int before(Detail detail, long nowMicros) {
        return Hours.of(nowMicros) - (int) detail.kept().toHours();
    }

    private void ofAll(Detail detail, int before) {
        List<Map<String, Object>> page;
        do {
            page = rows(old(detail, ""), Map.of("before", before));
            delete(detail, page);
        } while (page.size() == PAGE);
    }

    /** What many owners have is deleted together. */
    private void ofOwners(Detail detail, int before) {
        String sql = old(detail, detail.owner() + " = :owner and ");
        List<Map<String, Object>> page = new ArrayList<>();
        for (Object owner = next(detail, null); owner != null; owner = next(detail, owner)) {
            Map<String, Object> arguments = Map.of("before", before, "owner", owner);
            page.addAll(rows(sql, arguments));
            while (page.size() >= PAGE) {
                delete(detail, page);
                page = new ArrayList<>(rows(sql, arguments));
            }
        }
        delete(detail, page);
    }

    /** The owner that comes after one in the order of the key, or the first. */
    private @Nullable Object next(Detail detail, @Nullable Object owner) {
        String sql =
                "select min(%1$s) as owner from %2$s%3$s"
                        .formatted(
                                detail.owner(),
                                detail.table(),
                                owner == null ? "" : " where " + detail.owner() + " > :owner");
        Map<String, Object> arguments = owner == null ? Map.of() : Map.of("owner", owner);
        return rows(sql, arguments).getFirst().get("owner");
    }

    private static String old(Detail detail, String owner) {
        return "select %s from %s where %s%s and start_hour < :before limit %d"
                .formatted(
                        String.join(", ", detail.keys()),
                        detail.table(),
                        owner,
                        detail.rows(),
                        PAGE);
    }

    private List<Map<String, Object>> rows(String sql, Map<String, Object> arguments) {
        return reading.withHandle(
                handle -> handle.createQuery(sql).bindMap(arguments).mapToMap().list());
    }

    private void delete(Detail detail, List<Map<String, Object>> page) {
        if (!page.isEmpty()) {
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
}
