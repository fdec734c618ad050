package dev.bourse.gateway.store;

import com.zaxxer.hikari.HikariDataSource;

import org.jdbi.v3.core.statement.StatementException;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/**
 * Connections to one database. Nothing is connected before it is needed, so a database that is away
 * stops nobody from starting.
 *
 * @param url for migrations
 * @param writer connections for transactions that write
 * @param reader connections for queries; the same pool where the engine allows many writers
 */
record Database(String url, HikariDataSource writer, HikariDataSource reader)
        implements AutoCloseable {
    /** The newest of the migrations in {@code db/migration}. */
    static final String VERSION = "6";

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
            Flyway.configure().dataSource(url, null, null).load().migrate();
        }
    }

    private boolean isCurrent() {
        try {
            return writing().withHandle(handle -> handle.select(CURRENT, VERSION).mapTo(int.class).one()) > 0;
        } catch (StatementException noTable) {
            return false;
        }
    }

    @Override
    public void close() {
        reader.close();
        writer.close();
    }
}
