package dev.bourse.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.fact.AnswerForm;
import dev.bourse.domain.fact.ApiType;
import dev.bourse.domain.fact.AttemptRecord;
import dev.bourse.domain.fact.Attribution;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.GenerationFinished.Outcome;
import dev.bourse.domain.fact.ToolUse;
import dev.bourse.domain.fact.Work;
import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.MediaTokens;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Generations of tables that had a column for each part of them. */
@Timeout(600)
class MoveWideGenerationsTest {
    private static final String RICH =
            """
            insert into generation values ('gen-1', 2000000, 1000000, 'acme', :key, 'a/m:nitro', 'a/m',
                'p', 'P', 'a/m@p', 'PRIORITY', 'chatcmpl-1', 'COMPLETED', 200, null, 'stop', 'end_turn',
                true, 'REPORTED', 100, 50, 30, 40, 15, 1, 2, 3, 4, 5, 15, -6, 350000,
                '[{"endpoint":"a/m@q","provider":"q","model":"a/m","status":503,"result":"status","latency_us":9},
                  {"endpoint":"a/m@p","provider":"p","model":"a/m","status":200,"result":"ok","latency_us":99}]',
                'https://app.example', 'Ünïcödé', 's-1', 'u-1', 'curl/8', 'COMPLETIONS', 'ANTHROPIC', 'TEXT,IMAGE',
                'TEXT', 4, 1, 1, 1, true, true, 'gen-0', 'careful', 'cli-agent,game', 1, 2, 3, 4, 12, 6,
                7, 8, 9, 10, 11, 12, 'app.example', 'VALID')\
            """;

    private static final String POOR =
            """
            insert into generation (id, ended_micros, started_micros, account, key_hash, requested_model,
                model, outcome, http_status, error_type, streamed, charge_input, charge_cache_read,
                charge_cache_write, charge_output, charge_request, charge, first_token_micros, attempts)
            values ('gen-2', 9, 8, 'acme', :key, 'a/wish', 'a/wish', 'FAILED', 503, 'timeout', false,
                0, 0, 0, 0, 0, 0, -1, '[]')\
            """;

    private static final KeyHash KEY = new KeyHash("%064x".formatted(7));

    @TempDir Path directory;

    @Test
    void are_kept_on_sqlite() {
        keeps("jdbc:sqlite:" + directory.resolve("old.db"));
    }

    @Test
    void are_kept_on_postgresql() throws IOException {
        try (Postgres server = Postgres.start(directory)) {
            keeps(server.newDatabase());
        }
    }

    private static void keeps(String url) {
        try (Database old = Engines.connect(url, Thread::new)) {
            old.migrations().get().target("19").load().migrate();
            old.writing()
                    .useHandle(handle -> {
                        handle.createUpdate(RICH).bind("key", KEY.hex()).execute();
                        handle.createUpdate(POOR).bind("key", KEY.hex()).execute();
                    });
        }
        try (Store store = Store.open(url, Thread::new)) {
            store.migrate();
            assertEquals(Optional.of(rich()), store.usage().generation(rich().id()));
            assertEquals(Optional.of(poor()), store.usage().generation(poor().id()));
            assertEquals(new Money(15), store.usage().charged());
        }
        assertThrows(
                RuntimeException.class,
                () ->
                        Jdbi.create(url)
                                .useHandle(it -> it.execute("select * from generation_wide")));
    }

    private static GenerationFinished rich() {
        return new GenerationFinished(
                new GenerationId("gen-1"),
                2_000_000,
                1_000_000,
                "acme",
                KEY,
                "a/m:nitro",
                "a/m",
                "p",
                "P",
                "a/m@p",
                ServiceTier.PRIORITY,
                "chatcmpl-1",
                Outcome.COMPLETED,
                200,
                null,
                "stop",
                "end_turn",
                true,
                usage(),
                new Charge(new Money(1), new Money(2), new Money(3), new Money(4), new Money(5)),
                new Money(-6),
                350_000,
                List.of(
                        new AttemptRecord("a/m@q", "q", "a/m", 503, "status", 9),
                        new AttemptRecord("a/m@p", "p", "a/m", 200, "ok", 99)),
                new Attribution(
                        "https://app.example",
                        "Ünïcödé",
                        "s-1",
                        "u-1",
                        "curl/8",
                        List.of("cli-agent", "game")),
                work());
    }

    private static Usage usage() {
        return new Usage(
                new Tokens(
                        100,
                        50,
                        30,
                        40,
                        15,
                        12,
                        new MediaTokens(7, 8, 9),
                        new MediaTokens(10, 11, 12)),
                new Units(1, 2, 3, 4, 6),
                Usage.Source.REPORTED);
    }

    private static Work work() {
        return new Work(
                ApiType.COMPLETIONS,
                Dialect.ANTHROPIC,
                Set.of(Modality.TEXT, Modality.IMAGE),
                Set.of(Modality.TEXT),
                new ToolUse(4, 1, 1, 1),
                true,
                true,
                new GenerationId("gen-0"),
                "careful",
                AnswerForm.VALID);
    }

    private static GenerationFinished poor() {
        return new GenerationFinished(
                new GenerationId("gen-2"),
                9,
                8,
                "acme",
                KEY,
                "a/wish",
                "a/wish",
                null,
                null,
                null,
                null,
                null,
                Outcome.FAILED,
                503,
                "timeout",
                null,
                null,
                false,
                null,
                Charge.NONE,
                null,
                -1,
                List.of(),
                Attribution.NONE,
                Work.PLAIN);
    }
}
