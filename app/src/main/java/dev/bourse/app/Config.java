package dev.bourse.app;

import dev.bourse.domain.unit.Money;
import dev.bourse.gateway.http.Limits;
import dev.bourse.gateway.upstream.Timeouts;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/**
 * Everything that can be set. A key in the YAML file, a {@code BOURSE_...} name in the environment
 * and an option on the command line set the same thing; the later of these three wins.
 *
 * @param host address to listen on
 * @param port TCP port to listen on; 0 picks a free one
 * @param data folder of the journal, the keys' checkpoint and the embedded store
 * @param store JDBC URL of the store; null for SQLite inside {@code data}
 * @param eventLoops threads of the data path
 * @param credits granted to the default account at the first start
 * @param apiKey preset API key; null to make one at the first start
 * @param managementKey preset management key; null to make one at the first start
 * @param catalog further catalogue files
 * @param simulate whether simulated providers start: always, never, or when there are no others
 * @param attempts most endpoints tried for one request
 * @param connections most connections to one endpoint per event loop
 * @param keepAliveMillis silence after which a waiting stream gets a comment
 * @param classifyOneIn one prompt in so many is classified for rankings by task; 0 for none
 * @param answerCacheBytes most memory for answers that are kept to be given again; 0 for none
 * @param listings how providers may list themselves
 * @param timeouts how long an attempt may take
 * @param limits what a client may send
 */
public record Config(
        String host,
        int port,
        Path data,
        @Nullable String store,
        int eventLoops,
        Money credits,
        @Nullable String apiKey,
        @Nullable String managementKey,
        List<Path> catalog,
        Simulate simulate,
        int attempts,
        int connections,
        long keepAliveMillis,
        int classifyOneIn,
        long answerCacheBytes,
        OnboardingOptions listings,
        Timeouts timeouts,
        Limits limits) {
    private static final int LAST_PORT = 65_535;

    /** When simulated providers start. */
    public enum Simulate {
        ALWAYS,
        NEVER,
        AUTO,
        /** Always, and in every dialect. */
        DIALECTS
    }

    public Config {
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("port: 0 to 65535, not " + port);
        }
        if (eventLoops < 1 || attempts < 1 || connections < 1 || keepAliveMillis < 1) {
            throw new IllegalArgumentException(
                    "event_loops, attempts, connections and keep_alive_ms are at least 1");
        }
        if (classifyOneIn < 0 || answerCacheBytes < 0) {
            throw new IllegalArgumentException(
                    "classify_one_in and answer_cache_bytes are 0 or more");
        }
        catalog = List.copyOf(catalog);
    }

    /** The JDBC URL in force. */
    public String storeUrl() {
        return store != null ? store : "jdbc:sqlite:" + data.resolve("bourse.db");
    }
}
