package dev.bourse.house.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** A caller who leaves in the middle of a stream stops the provider, whatever both speak. */
@Timeout(600)
class CancelTest {
    private static final Question STORY =
            Question.of(new Question.Turn.User("Tell me a long story")).cappedAt(4_000);
    private static final double REAL_TIME = 1;

    @TempDir static Path folder;
    private static Simulators simulators;

    @BeforeAll
    static void open() {
        simulators = Simulators.open(folder, Map.of(), REAL_TIME);
    }

    @AfterAll
    static void close() {
        simulators.close();
    }

    @ParameterizedTest
    @MethodSource(Pairs.ALL)
    void the_provider_is_left_too_and_what_came_is_charged(Dialect caller, Dialect upstream)
            throws Exception {
        Speech speech = Crossing.speech(caller);
        String body = Simulators.body(speech, STORY, upstream, true);
        HttpResponse<InputStream> answer =
                simulators.counter().begin(speech.path(Simulators.MODEL, true), body);
        assertEquals(200, answer.statusCode());
        try (InputStream in = answer.body()) {
            assertTrue(in.readNBytes(300).length == 300);
        }
        until(() -> simulators.provider(upstream).tally().open() == 0);
        until(() -> simulators.counter().generation(answer).get("id").isPresent());
        JsonObject record = simulators.counter().generation(answer);
        assertEquals("cancelled", record.text("outcome").orElseThrow());
        assertTrue(record.number("total_cost").orElseThrow().signum() > 0, record::toString);
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            LockSupport.parkNanos(2_000_000);
        }
    }
}
