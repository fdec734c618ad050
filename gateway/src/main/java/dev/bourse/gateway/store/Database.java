package dev.bourse.gateway.store;

import com.zaxxer.hikari.HikariDataSource;

import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementException;

import java.util.function.Supplier;

/**
 * Connections to one database. Nothing is connected before it is needed, so a database that is away
 * stops nobody from starting.
 *
 * @param migrations how to bring its tables to the present version
 * @param writer connections for transactions that write
 * @param reader connections for queries; the same pool where the engine allows many writers
 * @param hasLog whether what is written is first in a log, from which it has to be copied
 */
record Database(
        Supplier<FluentConfiguration> migrations,
        HikariDataSource writer,
        HikariDataSource reader,
        boolean hasLog)
        implements AutoCloseable {
    /** The newest migration. */
    static final String VERSION = "21";

    private static final String CURRENT =
            "select count(*) from flyway_schema_history where version = ? and success";

    Jdbi writing() {
        return Jdbi.create(writer);
    }

    Jdbi reading() {
        return Jdbi.create(reader);
    }

    /**
     * Brings the tables to the present version; does nothing when they are. What makes tables is
     * only loaded when there are some to make: it takes longer than all else at a start.
     */
    void migrate() {
        if (!isCurrent()) {
            migrations.get().load().migrate();
        }
    }

    private boolean isCurrent() {
        try {
            return writing()
                            .withHandle(handle ->
                                    handle.select(CURRENT, VERSION).mapTo(int.class).one())
                    > 0;
        } catch (StatementException noTable) {
            return false;
        }
    }

    /** Copies what was written from the log into the file; whoever writes meanwhile goes on. */
    void settle() {
        if (hasLog) {
            reading().useHandle(handle -> handle.execute("pragma wal_checkpoint(passive)"));
        }
    }

    /** Makes the room of rows that are gone there for new ones, which SQLite does by itself. */
    void sweep(String table) {
        writing().useHandle(handle -> handle.execute("vacuum " + table));
    }

    @Override
    public void close() {
        reader.close();
        writer.close();
    }
}
