package dev.bourse.gateway.store;

import dev.bourse.domain.market.Service;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How an endpoint served in one hour or day.
 *
 * @param endpoint id of the endpoint
 * @param start when the hour or day begins, epoch microseconds
 * @param service what it did
 * @param timings how long it took
 */
public record Served(String endpoint, long start, Service service, MarketQueries.Timings timings) {
    /** Both together, under this name and time. */
    public Served plus(Served other) {
        return new Served(
                endpoint, start, service.plus(other.service), timings.plus(other.timings));
    }

    static Served read(ResultSet row, MarketQueries.Timings timings) throws SQLException {
        return new Served(
                row.getString("endpoint"),
                Hours.micros(row.getInt("start_hour")),
                new Service(
                        row.getLong("good"),
                        row.getLong("failed"),
                        row.getLong("rate_limited"),
                        row.getLong("forbidden"),
                        row.getLong("formed"),
                        row.getLong("malformed"),
                        TrafficTables.read(row)),
                timings);
    }
}
