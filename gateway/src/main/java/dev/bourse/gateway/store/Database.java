package dev.bourse.gateway.store;

import com.zaxxer.hikari.HikariDataSource;

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
    Jdbi writing() {
        return Jdbi.create(writer);
    }

    Jdbi reading() {
        return Jdbi.create(reader);
    }

    /** Brings the tables to the present version; does nothing when they are. */
    void migrate() {
        Flyway.configure().dataSource(url, null, null).load().migrate();
    }

    @Override
    public void close() {
        reader.close();
        writer.close();
    }
}
