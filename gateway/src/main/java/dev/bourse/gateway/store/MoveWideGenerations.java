package dev.bourse.gateway.store;

import dev.bourse.domain.fact.GenerationFinished;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts generations of older tables, which had a column for each part of a fact, into the present
 * one. The journal may no longer hold them, so the rows are all there is.
 */
final class MoveWideGenerations implements JavaMigration {
    static final int VERSION = 21;

    private static final Logger LOG = LoggerFactory.getLogger(MoveWideGenerations.class);
    private static final int TOGETHER = 1_000;
    private static final String NEXT =
            "select * from generation_wide where id > ? order by id limit " + TOGETHER;

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion(String.valueOf(VERSION));
    }

    @Override
    public String getDescription() {
        return "move wide generations";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection transaction = context.getConnection();
        long moved = 0;
        List<GenerationFinished> some = after(transaction, "");
        while (!some.isEmpty()) {
            moved += GenerationTable.insert(transaction, some).size();
            some = after(transaction, some.getLast().id().value());
        }
        if (moved > 0) {
            LOG.info("{} generations moved to the narrow table", moved);
        }
        try (Statement statement = transaction.createStatement()) {
            statement.execute("drop table generation_wide");
        }
    }

    private static List<GenerationFinished> after(Connection transaction, String id)
            throws SQLException {
        List<GenerationFinished> some = new ArrayList<>(TOGETHER);
        try (PreparedStatement query = transaction.prepareStatement(NEXT)) {
            query.setString(1, id);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    some.add(new WideGeneration(rows).read());
                }
            }
        }
        return some;
    }
}
