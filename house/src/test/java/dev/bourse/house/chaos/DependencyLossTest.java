package dev.bourse.house.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.Closeable;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * PostgreSQL goes away under traffic, does not answer, or was never there. Whoever asks for a model
 * does not notice; whoever asks for what only the database knows is told so, and that it is not
 * their fault.
 */
@Timeout(600)
class DependencyLossTest {
    private static final int CALLERS = 8;
    private static final int BURST = 100;
    private static final int ANSWERS = 50;

    /** Several times as many as the pool has, and few enough that none waits for too long. */
    private static final int QUESTIONS = 40;

    /** So long at least waits who waits for a database that does not answer. */
    private static final long WAIT_MILLIS = 3_000;

    /** As many connections as the exchange ever makes: one pool of eight and one for migrations. */
    private static final int POOL = 9;

    private static final List<String> ONLY_IN_THE_DATABASE =
            List.of(
                    "/api/v1/market/share?by=spend&points=3",
                    "/api/v1/market/logs",
                    "/api/v1/market/sessions",
                    "/api/v1/activity");

    @TempDir Path folder;

    @Test
    void while_the_database_is_gone_everybody_is_answered_and_afterwards_the_books_agree()
            throws Exception {
        try (Postgres server = Postgres.start(folder.resolve("server"));
                Floor floor = over(server.newDatabase())) {
            BigDecimal limit = new BigDecimal("0.00005");
            String limited = floor.newKey("\"limit\":" + limit);
            try (Traffic traffic = Traffic.begin(floor, CALLERS)) {
                traffic.awaitAnswered(100);
                server.kill();
                Await.until("health tells", () -> !isUp(floor));
                assertTrue(problem(floor).length() > 3, "and says why");
                traffic.awaitAnswered(200);
                assertLimitHolds(floor, limited, limit);
                assertAdminWaits(floor);
                assertControlGoesOn(floor);
                traffic.awaitAnswered(100);
                server.startAgain();
                Await.until("health tells", () -> isUp(floor));
                traffic.awaitAnswered(100);
                Map<Integer, Integer> statuses = traffic.statuses();
                assertEquals(Map.of(200, traffic.count()), statuses);
            }
            assertCaughtUp(floor);
        }
    }

    /** What it knows is in its journal, so it can begin without anybody's help. */
    @Test
    void an_exchange_that_starts_without_its_database_serves_from_its_journal() throws Exception {
        try (Postgres server = Postgres.start(folder.resolve("server"))) {
            String url = server.newDatabase();
            String spender;
            try (Floor floor = over(url)) {
                spender = floor.newKey("\"limit\":0.5");
                assertEquals(200, floor.chat(spender, chat(1)).status());
                floor.assertSettled();
            }
            server.kill();
            try (Floor floor = over(url)) {
                BigDecimal before = usage(floor, spender);
                assertTrue(before.signum() > 0, "a key knows what it spent");
                Answer answer = floor.chat(spender, chat(2));
                assertEquals(200, answer.status(), answer::body);
                assertEquals(0, usage(floor, spender).compareTo(before.add(answer.cost())));
                assertEquals(401, floor.chat("sk-bo-nobody", chat(3)).status());
                Await.until("health tells", () -> !isUp(floor));
                assertAdminWaits(floor);
                server.startAgain();
                floor.books().charged(before);
                assertCaughtUp(floor);
            }
        }
    }

    @Test
    void a_database_that_accepts_and_never_answers_slows_nobody() throws Exception {
        ServerSocket mute = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        String url = "jdbc:postgresql://127.0.0.1:" + mute.getLocalPort() + "/nothing";
        try (Floor floor = over(url);
                Closeable _ = mute) {
            long began = System.nanoTime();
            for (int i = 0; i < ANSWERS; i++) {
                Answer answer = floor.chat(chat(i));
                assertEquals(200, answer.status(), answer::body);
                assertEquals(0, generationCost(floor, answer.id()).compareTo(answer.cost()));
            }
            long millis = (System.nanoTime() - began) / 1_000_000;
            System.out.printf("%d answers and their records took %d ms%n", ANSWERS, millis);
            assertTrue(millis < ANSWERS * WAIT_MILLIS / 2, "answers and records took " + millis);
            assertAdminWaits(floor);
        }
    }

    @Test
    void a_burst_of_questions_to_the_database_shares_one_pool() throws Exception {
        try (Postgres server = Postgres.start(folder.resolve("server"))) {
            String url = server.newDatabase();
            try (Floor floor = over(url)) {
                assertEquals(200, floor.chat(chat(0)).status());
                floor.assertSettled();
                String logs = "/api/v1/market/logs?limit=";
                assertEquals(200, floor.get(logs + 1, floor.key()).status());
                int[] most = new int[1];
                List<Integer> statuses =
                        all(
                                QUESTIONS,
                                i -> {
                                    String path = logs + (1 + i % 50);
                                    int status = floor.get(path, floor.key()).status();
                                    if (i % 10 == 0) {
                                        int now = connections(url);
                                        synchronized (most) {
                                            most[0] = Math.max(most[0], now);
                                        }
                                    }
                                    return status;
                                });
                assertEquals(List.of(200), statuses.stream().distinct().toList());
                assertTrue(most[0] >= 1 && most[0] <= POOL, "connections: " + most[0]);
            }
        }
    }

    private static void assertLimitHolds(Floor floor, String key, BigDecimal limit)
            throws Exception {
        List<Integer> statuses = all(BURST, i -> floor.chat(key, chat(i)).status());
        assertTrue(
                statuses.contains(402) && statuses.stream().allMatch(it -> it == 200 || it == 402),
                statuses::toString);
        assertTrue(usage(floor, key).compareTo(limit) <= 0, () -> "overdrawn");
    }

    /** What only the database knows is a 503 in the usual envelope: nobody's fault but ours. */
    private static void assertAdminWaits(Floor floor) throws Exception {
        for (String path : ONLY_IN_THE_DATABASE) {
            Answer answer = floor.get(path, floor.managementKey());
            assertEquals(503, answer.status(), () -> path + ": " + answer.body());
            assertEquals("provider_overloaded", answer.errorType(), path);
            assertTrue(answer.body().contains("database"), answer::body);
            assertFalse(answer.body().contains("jdbc") || answer.body().contains("SELECT"), path);
        }
        assertEquals(200, floor.get("/health/ready", "").status(), "it takes work all the same");
    }

    /** Keys, limits, credits and late generations are in memory and in the journal. */
    private static void assertControlGoesOn(Floor floor) throws Exception {
        String fresh = floor.newKey("\"limit\":1");
        Answer answer = floor.chat(fresh, chat(5));
        assertEquals(200, answer.status(), answer::body);
        assertEquals(0, generationCost(floor, answer.id()).compareTo(answer.cost()));
        for (String path : List.of("/api/v1/keys", "/api/v1/credits")) {
            assertEquals(200, floor.get(path, floor.managementKey()).status(), path);
        }
        assertEquals(0, usage(floor, fresh).compareTo(answer.cost()));
        assertEquals(401, floor.chat("sk-bo-nobody", chat(6)).status(), "and strangers are told");
    }

    private static void assertCaughtUp(Floor floor) throws Exception {
        Await.until("the database has it all", () -> isUp(floor) && behind(floor) == 0);
        floor.assertSettled();
        assertEquals(200, floor.get("/api/v1/market/rankings?window=day", "").status());
    }

    private Floor over(String store) {
        return Floor.open(
                folder.resolve("exchange"),
                Map.of(
                        "store", store,
                        "api_key", Exchange.KEY,
                        "management_key", Exchange.MANAGEMENT));
    }

    private static boolean isUp(Floor floor) throws Exception {
        return database(floor).flag("up").orElseThrow();
    }

    private static String problem(Floor floor) throws Exception {
        return database(floor).text("problem").orElse("");
    }

    private static int behind(Floor floor) throws Exception {
        return database(floor).number("facts_behind").orElseThrow().intValue();
    }

    private static JsonObject database(Floor floor) throws Exception {
        return floor.get("/health/ready", "").json().object("database");
    }

    private static BigDecimal usage(Floor floor, String key) throws Exception {
        return floor.get("/api/v1/key", key).json().object("data").number("usage").orElseThrow();
    }

    private static BigDecimal generationCost(Floor floor, String id) throws Exception {
        return floor.generation(id).number("total_cost").orElseThrow();
    }

    private static int connections(String url) {
        String sql = "select count(*) from pg_stat_activity where application_name = 'bourse'";
        return Jdbi.create(url)
                .withHandle(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
    }

    private interface Call {
        int as(int caller) throws Exception;
    }

    private static List<Integer> all(int callers, Call call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> calls =
                    IntStream.range(0, callers)
                            .<Callable<Integer>>mapToObj(i -> () -> call.as(i))
                            .toList();
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> one : threads.invokeAll(calls)) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    private static String chat(int number) {
        return Traffic.request(number);
    }
}
