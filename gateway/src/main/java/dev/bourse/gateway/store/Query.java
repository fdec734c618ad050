package dev.bourse.gateway.store;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.RowMapper;

import java.util.List;
import java.util.Map;

/** Runs queries with named arguments. */
record Query(Jdbi jdbi) {
    /**
     * All rows.
     *
     * @throws StoreException when the database does not answer
     */
    <T> List<T> rows(String sql, Map<String, ?> arguments, RowMapper<T> read) {
        try {
            return jdbi.withHandle(
                    handle -> handle.createQuery(sql).bindMap(arguments).map(read).list());
        } catch (JdbiException failure) {
            throw new StoreException("the database does not answer", failure);
        }
    }
}
