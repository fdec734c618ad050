package dev.bourse.gateway.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;

/** How each engine wants to be connected. */
final class Engines {
    private static final String SQLITE = "jdbc:sqlite:";

    /** How URLs of that engine begin. */
    static final String POSTGRESQL = "jdbc:postgresql:";

    /**
     * What makes a table lie in the order of its primary key, what comes before a statement for
     * PostgreSQL alone, and the hour a month begins with.
     */
    private static final Map<String, String> SQLITE_DIALECT =
            Map.of(
                    "clustered",
                    "without rowid",
                    "only_postgresql",
                    "--",
                    "month",
                    "cast(strftime('%s', start_hour * 3600, 'unixepoch', 'start of month')"
                            + " as integer) / 3600");

    /** There all tables are heaps. */
    private static final Map<String, String> POSTGRESQL_DIALECT =
            Map.of(
                    "clustered",
                    "",
                    "only_postgresql",
                    "",
                    "month",
                    "cast(extract(epoch from date_trunc('month',"
                            + " to_timestamp(start_hour * 3600.0), 'UTC')) / 3600 as integer)");

    private static final int CONNECTIONS = 8;
    private static final int READERS = 4;
    private static final long PATIENCE_MILLIS = 3_000;

    /** Whoever starts while another folds into the file waits rather than ends. */
    private static final int MIGRATIONS_PATIENCE_MILLIS = 30_000;

    /** Rows of one batch lie all over the tables: the usual two megabytes are soon too small. */
    private static final int WRITERS_CACHE = -64 << 10;

    /**
     * Copying from the log into the file would keep others from writing; {@link Database#settle()}
     * does it beside them, and this only where that fails.
     */
    private static final String LATE_CHECKPOINTS = "pragma wal_autocheckpoint = 65536";

    /**
     * Strings bind to jsonb only when their type is left open; a dead server is noticed in a minute
     * instead of never.
     */
    private static final List<String> POSTGRESQL_OPTIONS =
            List.of(
                    "stringtype=unspecified",
                    "reWriteBatchedInserts=false",
                    "connectTimeout=5",
                    "socketTimeout=60",
                    "ApplicationName=bourse");

    private Engines() {}

    /**
     * @throws IllegalArgumentException when the URL names another engine
     */
    static void requireKnown(String url) {
        if (!url.startsWith(SQLITE) && !url.startsWith(POSTGRESQL)) {
            throw new IllegalArgumentException(
                    "store: " + SQLITE + "<file> or " + POSTGRESQL + "//<host>/<database>");
        }
    }

    /**
     * @throws IllegalArgumentException when the URL names another engine
     */
    static Database connect(String url, ThreadFactory threads) {
        requireKnown(url);
        return url.startsWith(SQLITE)
                ? sqlite(url, threads)
                : postgresql(withOptions(url), threads);
    }

    /** One writer at a time, as the engine wants it, and readers that never wait for it. */
    private static Database sqlite(String url, ThreadFactory threads) {
        HikariConfig writer = pool("writer", 1, threads);
        SQLiteDataSource writing = sqliteSource(url, TransactionMode.IMMEDIATE);
        writing.getConfig().setCacheSize(WRITERS_CACHE);
        writer.setDataSource(writing);
        writer.setConnectionInitSql(LATE_CHECKPOINTS);
        HikariConfig reader = pool("reader", READERS, threads);
        reader.setDataSource(sqliteSource(url, TransactionMode.DEFERRED));
        reader.setConnectionInitSql("pragma query_only = true");
        return new Database(
                () -> migrations(SQLITE_DIALECT).dataSource(migrating(url)),
                new HikariDataSource(writer),
                new HikariDataSource(reader),
                true);
    }

    /**
     * A transaction that begins with reading is not made to wait once it writes, but given up at
     * once when another happens to have the lock: it is taken with the first statement, for which
     * the engine waits.
     */
    private static SQLiteDataSource migrating(String url) {
        SQLiteDataSource source = sqliteSource(url, TransactionMode.IMMEDIATE);
        source.getConfig().setBusyTimeout(MIGRATIONS_PATIENCE_MILLIS);
        return source;
    }

    /** The migrations of this version, in the words of an engine. */
    private static FluentConfiguration migrations(Map<String, String> dialect) {
        return Flyway.configure().placeholders(dialect).javaMigrations(new MoveWideGenerations());
    }

    /** The pool hands a connection to one thread at a time: the engine need not lock for that. */
    private static SQLiteDataSource sqliteSource(String url, TransactionMode mode) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout((int) PATIENCE_MILLIS);
        config.setTransactionMode(mode);
        config.setOpenMode(SQLiteOpenMode.NOMUTEX);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(url);
        return source;
    }

    private static Database postgresql(String url, ThreadFactory threads) {
        HikariConfig config = pool("postgresql", CONNECTIONS, threads);
        config.setJdbcUrl(url);
        HikariDataSource pool = new HikariDataSource(config);
        return new Database(
                () -> migrations(POSTGRESQL_DIALECT).dataSource(url, null, null),
                pool,
                pool,
                false);
    }

    private static HikariConfig pool(String name, int size, ThreadFactory threads) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setInitializationFailTimeout(-1);
        config.setThreadFactory(threads);
        return config;
    }

    private static String withOptions(String url) {
        String missing =
                POSTGRESQL_OPTIONS.stream()
                        .filter(option -> !url.contains(option.substring(0, option.indexOf('='))))
                        .collect(Collectors.joining("&"));
        return missing.isEmpty() ? url : url + (url.contains("?") ? "&" : "?") + missing;
    }
}
