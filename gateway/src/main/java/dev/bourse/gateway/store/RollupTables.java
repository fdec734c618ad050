package dev.bourse.gateway.store;

import dev.bourse.domain.unit.MediaTokens;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.gateway.store.Totals.Share;
import dev.bourse.gateway.store.Totals.Slot;

import org.jdbi.v3.core.Handle;

import java.sql.PreparedStatement;
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

    static void addRollups(Handle transaction, Map<Slot, Measures> rollups) throws SQLException {
        if (rollups.isEmpty()) {
            return;
        }
        try (PreparedStatement batch = transaction.getConnection().prepareStatement(ADD_ROLLUP)) {
            for (Map.Entry<Slot, Measures> row : rollups.entrySet()) {
                Slot slot = row.getKey();
                Places places = new Places(batch);
                places.word(slot.dimension());
                places.word(slot.grain());
                places.number(slot.from());
                places.text(slot.subject());
                measures(places, row.getValue());
                batch.addBatch();
            }
            batch.executeBatch();
        }
    }

    static void addActivity(Handle transaction, Map<Share, Measures> activity) throws SQLException {
        if (activity.isEmpty()) {
            return;
        }
        try (PreparedStatement batch = transaction.getConnection().prepareStatement(ADD_ACTIVITY)) {
            for (Map.Entry<Share, Measures> row : activity.entrySet()) {
                Share share = row.getKey();
                Places places = new Places(batch);
                places.text(share.account());
                places.number(share.day());
                places.text(share.key());
                places.text(share.model());
                places.text(share.endpoint());
                places.text(share.provider());
                measures(places, row.getValue());
                batch.addBatch();
            }
            batch.executeBatch();
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

    /** In the order of {@link #MEASURES}. */
    private static void measures(Places places, Measures change) throws SQLException {
        Tokens tokens = change.tokens();
        places.number(change.requests());
        places.number(change.failures());
        places.number(change.estimates());
        places.number(tokens.uncachedInput());
        places.number(tokens.cacheRead());
        places.number(tokens.cacheWrite());
        places.number(tokens.output());
        places.number(tokens.reasoning());
        places.number(tokens.cacheWriteHour());
        media(places, tokens.sound());
        media(places, tokens.images());
        places.number(change.charged().nanos());
    }

    private static void media(Places places, MediaTokens tokens) throws SQLException {
        places.number(tokens.input());
        places.number(tokens.cacheRead());
        places.number(tokens.output());
    }

    private static String upsert(String table, List<String> keys) {
        String columns = String.join(", ", keys) + ", " + String.join(", ", MEASURES);
        String sums =
                MEASURES.stream()
                        .map(name -> "%1$s = %2$s.%1$s + excluded.%1$s".formatted(name, table))
                        .collect(Collectors.joining(", "));
        return "insert into %s (%s) values (%s) on conflict (%s) do update set %s"
                .formatted(
                        table,
                        columns,
                        columns.replaceAll("[a-z_]+", "?"),
                        String.join(", ", keys),
                        sums);
    }
}
