package dev.bourse.gateway.store;

import dev.bourse.domain.unit.MediaTokens;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.gateway.store.Totals.Share;
import dev.bourse.gateway.store.Totals.Slot;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tables that sum the same measures for different groups. */
final class RollupTables {
    private static final List<String> MEASURES =
            List.of(
                    "requests",
                    "failures",
                    "estimates",
                    "uncached_input",
                    "cache_read",
                    "cache_write",
                    "output",
                    "reasoning",
                    "cache_write_hour",
                    "sound_input",
                    "sound_cache_read",
                    "sound_output",
                    "image_input",
                    "image_cache_read",
                    "image_output",
                    "charged");

    private static final String ADD_ROLLUP =
            upsert("rollup_usage", List.of("dimension", "grain", "bucket_micros", "subject"));

    private static final String ADD_ACTIVITY =
            upsert(
                    "activity",
                    List.of("account", "day_micros", "key_hash", "model", "endpoint", "provider"));

    private RollupTables() {}

    static void addRollups(Handle transaction, Map<Slot, Measures> rollups) {
        if (rollups.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = transaction.prepareBatch(ADD_ROLLUP)) {
            rollups.forEach((slot, change) ->
                    measures(batch, change)
                            .bind("dimension", slot.dimension().name())
                            .bind("grain", slot.grain().name())
                            .bind("bucket_micros", slot.from())
                            .bind("subject", slot.subject())
                            .add());
            batch.execute();
        }
    }

    static void addActivity(Handle transaction, Map<Share, Measures> activity) {
        if (activity.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = transaction.prepareBatch(ADD_ACTIVITY)) {
            activity.forEach((share, change) ->
                    measures(batch, change)
                            .bind("account", share.account())
                            .bind("day_micros", share.day())
                            .bind("key_hash", share.key())
                            .bind("model", share.model())
                            .bind("endpoint", share.endpoint())
                            .bind("provider", share.provider())
                            .add());
            batch.execute();
        }
    }

    /** The measures of a row that has their columns. */
    static Measures read(ResultSet row) throws SQLException {
        return new Measures(
                row.getLong("requests"),
                row.getLong("failures"),
                row.getLong("estimates"),
                new Tokens(
                        row.getLong("uncached_input"),
                        row.getLong("cache_read"),
                        row.getLong("cache_write"),
                        row.getLong("output"),
                        row.getLong("reasoning"),
                        row.getLong("cache_write_hour"),
                        media(row, "sound"),
                        media(row, "image")),
                new Money(row.getLong("charged")));
    }

    private static MediaTokens media(ResultSet row, String medium) throws SQLException {
        return new MediaTokens(
                row.getLong(medium + "_input"),
                row.getLong(medium + "_cache_read"),
                row.getLong(medium + "_output"));
    }

    private static PreparedBatch measures(PreparedBatch batch, Measures change) {
        Tokens tokens = change.tokens();
        media(batch, "sound", tokens.sound());
        media(batch, "image", tokens.images());
        return batch.bind("requests", change.requests())
                .bind("failures", change.failures())
                .bind("estimates", change.estimates())
                .bind("uncached_input", tokens.uncachedInput())
                .bind("cache_read", tokens.cacheRead())
                .bind("cache_write", tokens.cacheWrite())
                .bind("output", tokens.output())
                .bind("reasoning", tokens.reasoning())
                .bind("cache_write_hour", tokens.cacheWriteHour())
                .bind("charged", change.charged().nanos());
    }

    private static void media(PreparedBatch batch, String medium, MediaTokens tokens) {
        batch.bind(medium + "_input", tokens.input())
                .bind(medium + "_cache_read", tokens.cacheRead())
                .bind(medium + "_output", tokens.output());
    }

    private static String upsert(String table, List<String> keys) {
        String columns = String.join(", ", keys) + ", " + String.join(", ", MEASURES);
        String sums =
                MEASURES.stream()
                        .map(name -> "%1$s = %2$s.%1$s + excluded.%1$s".formatted(name, table))
                        .collect(Collectors.joining(", "));
        return "insert into %s (%s) values (:%s) on conflict (%s) do update set %s"
                .formatted(
                        table,
                        columns,
                        columns.replace(", ", ", :"),
                        String.join(", ", keys),
                        sums);
    }
}
