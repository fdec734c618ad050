package dev.bourse.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** How much room tables take, indexes included. */
final class StoreSize {
    private StoreSize() {}

    /** Bytes of all tables whose names begin so, and of their indexes. */
    static long of(String url, String prefix) throws IOException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql(url, prefix))) {
            row.next();
            return row.getLong(1);
        } catch (SQLException unknown) {
            throw new IOException(unknown);
        }
    }

    private static String sql(String url, String prefix) {
        return url.startsWith("jdbc:sqlite:")
                ? "select sum(pgsize) from dbstat where name in (select name from sqlite_schema"
                        + " where tbl_name like '"
                        + prefix
                        + "%')"
                : "select sum(pg_total_relation_size(oid)) from pg_class where relkind = 'r'"
                        + " and relname like '"
                        + prefix
                        + "%'";
    }
}
