package dev.bourse.house.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Connections to providers: kept, grown stale, and how several refusals become one. */
@Timeout(600)
class ConnectionsTest {
    private static final String REQUEST =
            """
            {"model":"sim/chat-small","max_tokens":8,%s\
            "messages":[{"role":"user","content":"hi"}]}\
            """;

    private static final String SWIFT_ONLY = "\"provider\":{\"only\":[\"sim-swift\"]},";

    @TempDir Path folder;

    @Test
    void a_kept_connection_that_the_provider_closes_on_use_is_not_the_callers_trouble()
            throws Exception {
        Stub.Manner once =
                (visit, out) -> {
                    if (visit.onConnection() == 0) {
                        Stub.answer(out);
                    }
                    return visit.onConnection() == 0;
                };
        try (Stub stub = Stub.open(once);
                Floor floor = over(Map.of(Floor.SWIFT, stub))) {
            for (int i = 0; i < 10; i++) {
                Answer answer = floor.chat(REQUEST.formatted(SWIFT_ONLY));
                assertEquals(200, answer.status(), answer::body);
            }
            floor.assertSettled();
        }
    }

    @Test
    void a_fresh_connection_that_the_provider_closes_is_not_tried_again() throws Exception {
        try (Stub stub = Stub.open((_, _) -> false);
                Floor floor = over(Map.of(Floor.SWIFT, stub))) {
            Answer answer = floor.chat(REQUEST.formatted(SWIFT_ONLY));
            assertEquals(502, answer.status(), answer::body);
            assertEquals(1, stub.requests());
            floor.assertSettled();
        }
    }

    @Test
    void a_connection_is_kept_after_answers_and_refusals() throws Exception {
        Stub.Manner inTurns =
                (visit, out) -> {
                    if (visit.inAll() % 2 == 0) {
                        Stub.answer(out);
                    } else {
                        Stub.reply(out, "500 Oh", "{\"error\":{\"message\":\"oh\"}}");
                    }
                    return true;
                };
        try (Stub stub = Stub.open(inTurns);
                Floor floor = Floor.open(folder, Map.of("event_loops", "1"), 1, at(stub))) {
            for (int i = 0; i < 20; i++) {
                int status = floor.chat(REQUEST.formatted(SWIFT_ONLY)).status();
                assertEquals(i % 2 == 0 ? 200 : 502, status);
            }
            assertEquals(1, stub.connections());
            floor.assertSettled();
        }
    }

    @Test
    void the_shortest_of_all_hints_says_when_to_come_back() throws Exception {
        try (Stub swift = refusing("429 Slow", 40);
                Stub steady = refusing("503 Busy", 7);
                Stub thrifty = refusing("429 Slow", 90);
                Stub distant = refusing("429 Slow", 20);
                Floor floor =
                        over(
                                Map.of(
                                        Floor.SWIFT,
                                        swift,
                                        "sim-steady",
                                        steady,
                                        "sim-thrifty",
                                        thrifty,
                                        "sim-distant",
                                        distant))) {
            String order =
                    "\"provider\":{\"order\":[\"sim-swift\",\"sim-steady\",\"sim-thrifty\"]},";
            Answer answer = floor.chat(REQUEST.formatted(order));
            assertEquals(429, answer.status());
            assertEquals("rate_limit_exceeded", answer.errorType());
            assertEquals("7", answer.headers().get("retry-after"));
            assertEquals(3, answer.error().object("metadata").items("previous_errors").size());
            floor.assertSettled();
        }
    }

    @Test
    void what_a_provider_says_about_our_account_stays_here() throws Exception {
        String json = "{\"error\":{\"message\":\"Incorrect API key sk-secret of account acme\"}}";
        for (int status : new int[] {400, 401, 402, 403, 404, 429}) {
            AtomicInteger asked = new AtomicInteger();
            Stub.Manner refusal =
                    (_, out) -> {
                        asked.incrementAndGet();
                        Stub.reply(out, status + " No", json);
                        return true;
                    };
            try (Stub stub = Stub.open(refusal);
                    Floor floor = Floor.open(folder.resolve("" + status), Map.of(), 1, at(stub))) {
                Answer answer = floor.chat(REQUEST.formatted(SWIFT_ONLY));
                assertEquals(status == 429 ? 429 : 502, answer.status(), answer::body);
                assertTrue(!answer.body().contains("secret"), answer::body);
                assertEquals(1, asked.get());
                floor.assertSettled();
            }
        }
    }

    private static Stub refusing(String status, int retryAfter) throws IOException {
        return Stub.open((_, out) -> {
            Stub.reply(out, status + "\r\nretry-after: " + retryAfter, "{}");
            return true;
        });
    }

    private static Map<String, String> at(Stub stub) {
        return Map.of(Floor.SWIFT, stub.baseUrl());
    }

    private Floor over(Map<String, Stub> stubs) {
        Map<String, String> detours = new java.util.HashMap<>();
        stubs.forEach((slug, stub) -> detours.put(slug, stub.baseUrl()));
        return Floor.open(folder, Map.of("event_loops", "1"), 1, detours);
    }
}
