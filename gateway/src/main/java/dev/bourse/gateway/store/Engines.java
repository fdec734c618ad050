package dev.bourse.gateway.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;

/** How each engine wants to be connected. */
final class Engines {
    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final int CONNECTIONS = 8;
    private static final int READERS = 4;
    private static final long PATIENCE_MILLIS = 3_000;

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
    static Database connect(String url, ThreadFactory threads) {
        if (url.startsWith(SQLITE)) {
            return sqlite(url, threads);
        }
        if (url.startsWith(POSTGRESQL)) {
            return postgresql(withOptions(url), threads);
        }
        throw new IllegalArgumentException(
                "a store is " + SQLITE + "<file> or " + POSTGRESQL + "//<host>/<database>");
    }

    /** One writer at a time, as the engine wants it, and readers that never wait for it. */
    private static Database sqlite(String url, ThreadFactory threads) {
        HikariConfig writer = pool("writer", 1, threads);
        writer.setDataSource(sqliteSource(url, TransactionMode.IMMEDIATE));
        HikariConfig reader = pool("reader", READERS, threads);
        reader.setDataSource(sqliteSource(url, TransactionMode.DEFERRED));
        reader.setConnectionInitSql("pragma query_only = true");
        return new Database(url, new HikariDataSource(writer), new HikariDataSource(reader));
    }

    private static SQLiteDataSource sqliteSource(String url, TransactionMode mode) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout((int) PATIENCE_MILLIS);
        config.setTransactionMode(mode);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(url);
        return source;
    }

    private static Database postgresql(String url, ThreadFactory threads) {
        HikariConfig config = pool("postgresql", CONNECTIONS, threads);
        config.setJdbcUrl(url);
        HikariDataSource pool = new HikariDataSource(config);
        return new Database(url, pool, pool);
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
