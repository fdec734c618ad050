package dev.bourse.house.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.gateway.live.Access;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Traps that others fell into and that no other test stands before. */
@Timeout(600)
class TrapsTest {
    /** So many generations can be asked for before any database knows them. */
    private static final int REMEMBERED = 20_000;

    private static final String SWIFT_ONLY = "\"provider\":{\"only\":[\"sim-swift\"]},";
    private static final String CHAT =
            "{\"model\":\"sim/chat-small\",\"max_tokens\":8,"
                    + SWIFT_ONLY
                    + "%s\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}";

    @TempDir Path folder;

    /** An id that another hands out is no key to our books. */
    @Test
    void answers_that_bear_the_same_id_or_none_are_each_in_the_books() throws Exception {
        List<String> ids = List.of("\"id\":\"same\",", "\"id\":\"\",", "\"id\":null,", "");
        Stub.Manner manner =
                (visit, out) -> {
                    String json =
                            """
                            {%s"object":"chat.completion","created":1,"model":"chat-small",\
                            "choices":[{"index":0,"message":{"role":"assistant",\
                            "content":"Well."},"finish_reason":"stop"}],"usage":\
                            {"prompt_tokens":9,"completion_tokens":2,"total_tokens":11}}\
                            """
                                    .formatted(ids.get(visit.inAll() % 4));
                    Stub.reply(out, "200 OK", json);
                    return true;
                };
        try (Stub stub = Stub.open(manner);
                Floor floor = over(stub)) {
            Set<String> known = new HashSet<>();
            for (int i = 0; i < 40; i++) {
                Answer answer = floor.chat(CHAT.formatted("", "hi"));
                assertEquals(200, answer.status(), answer::body);
                assertTrue(known.add(answer.id()), "every generation has an id of its own");
                BigDecimal cost = floor.generation(answer.id()).number("total_cost").orElseThrow();
                assertTrue(cost.signum() > 0 && cost.compareTo(answer.cost()) == 0, answer::body);
            }
            floor.assertSettled();
        }
    }

    /** A coding agent sends its whole conversation with every turn. */
    @Test
    void a_turn_of_four_megabytes_goes_through() throws Exception {
        Stub.Manner manner =
                (_, out) -> {
                    Stub.answer(out);
                    return true;
                };
        try (Stub stub = Stub.open(manner);
                Floor floor = over(stub)) {
            String unknown = "\"x_state\":\"" + "s".repeat(4 << 20) + "\",";
            Answer answer = floor.chat(CHAT.formatted(unknown, "hi"));
            assertEquals(200, answer.status(), answer::body);
            floor.assertSettled();
        }
    }

    @Test
    void a_key_without_a_limit_is_never_over_it_and_a_raised_limit_opens_at_once()
            throws Exception {
        try (Floor floor = Floor.open(folder, Map.of())) {
            String free = floor.newKey("\"limit\":null");
            assertEquals(200, floor.chat(free, CHAT.formatted("", "hi")).status());
            String tight = floor.newKey("\"limit\":0");
            assertEquals(402, floor.chat(tight, CHAT.formatted("", "hi")).status());
            for (String limit : List.of("0.01", "null")) {
                patch(floor, tight, "{\"limit\":" + limit + "}");
                assertEquals(200, floor.chat(tight, CHAT.formatted("", "hi")).status());
            }
            patch(floor, tight, "{\"limit\":0.000000001}");
            assertEquals(402, floor.chat(tight, CHAT.formatted("", "hi")).status());
            floor.assertSettled();
        }
    }

    @Test
    void hostile_text_in_a_key_or_a_filter_is_data_and_never_a_statement() throws Exception {
        List<String> hostile =
                List.of(
                        "sk-bo-' OR '1'='1",
                        "x'; drop table generation; --",
                        "x\"; delete from account_book; --",
                        "%' union select 1 --",
                        "${jndi:ldap://127.0.0.1/x}",
                        "`touch pwned`");
        try (Floor floor = Floor.open(folder, Map.of())) {
            Answer good = floor.chat(CHAT.formatted("", "hi"));
            floor.assertSettled();
            for (String text : hostile) {
                assertEquals(401, floor.chat(text, CHAT.formatted("", "hi")).status(), text);
                for (String filter : List.of("model", "provider", "app", "session", "id")) {
                    assertHarmless(floor, "/api/v1/market/logs?" + filter + "=" + encoded(text));
                }
                assertHarmless(floor, "/api/v1/generation?id=" + encoded(text));
                assertHarmless(floor, "/api/v1/market/apps/" + encoded(text));
                assertHarmless(floor, "/api/v1/activity?api_key_hash=" + encoded(text));
            }
            JsonObject logs = floor.get("/api/v1/market/logs", floor.key()).json();
            assertEquals(1, logs.items("data").size());
            assertEquals(0, good.cost().compareTo(floor.market().totals().database().dollars()));
        }
    }

    private static void assertHarmless(Floor floor, String path) throws Exception {
        Answer answer = floor.get(path, floor.managementKey());
        assertTrue(answer.status() < 500, () -> path + ": " + answer.body());
        assertTrue(
                answer.status() != 200 || answer.json().items("data").isEmpty(),
                () -> path + " finds nothing: " + answer.body());
    }

    @Test
    void what_the_operator_is_told_holds_no_key_and_no_prompt() throws Exception {
        Path log = folder.resolve("told.log");
        String secret = "sk-bo-" + "z9".repeat(20);
        String prompt = "My password is correct-horse-battery";
        try (Exchange exchange =
                Exchange.start(folder.resolve("data"), ProcessBuilder.Redirect.to(log.toFile()))) {
            for (String key : List.of(Exchange.KEY, secret)) {
                for (String body :
                        List.of(
                                CHAT.formatted("", prompt),
                                CHAT.formatted("\"n\":0,", prompt),
                                "{\"model\":\"" + prompt,
                                "{\"model\":\"no/such\",\"messages\":[{\"role\":\"user\","
                                        + "\"content\":\""
                                        + prompt
                                        + "\"}]}")) {
                    try (Line line = new Line(exchange.port())) {
                        line.send(Floor.chatRequest(key, body)).answer();
                    }
                }
                String headers = "authorization: Bearer " + key + "\r\nx-api-key: " + key + "\r\n";
                for (String path : List.of("/api/v1/keys", "/nowhere?key=" + key, "/v1/models")) {
                    try (Line line = new Line(exchange.port())) {
                        line.send(Line.request("GET " + path, headers, "")).answer();
                    }
                }
            }
        }
        String told = Files.readString(log);
        assertFalse(told.contains(Exchange.KEY) || told.contains(secret), told);
        assertFalse(told.contains("correct-horse"), told);
        assertFalse(told.toLowerCase(Locale.ROOT).contains("authorization"), told);
    }

    /** What happens on other connections to the same provider is no stream's business. */
    @Test
    void a_stream_goes_on_while_its_neighbours_are_cut_off() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        Stub.Manner manner =
                (visit, out) -> {
                    if (visit.inAll() > 0) {
                        return false;
                    }
                    stream(out, goOn);
                    return false;
                };
        try (Stub stub = Stub.open(manner);
                Floor floor = over(stub)) {
            CompletableFuture<Answer> running = new CompletableFuture<>();
            Thread.ofVirtual()
                    .start(() -> {
                        try {
                            running.complete(floor.chat(CHAT.formatted("\"stream\":true,", "hi")));
                        } catch (Exception lost) {
                            running.completeExceptionally(lost);
                        }
                    });
            Await.until("it has begun", () -> stub.requests() == 1);
            for (int i = 0; i < 20; i++) {
                assertEquals(502, floor.chat(CHAT.formatted("", "hi")).status());
            }
            goOn.countDown();
            Answer whole = running.get(Await.SOON.toSeconds(), TimeUnit.SECONDS);
            assertTrue(whole.isTerminated() && whole.text().equals("Well. Done."), whole::body);
            floor.assertSettled();
        }
    }

    private static void stream(OutputStream out, CountDownLatch goOn) throws IOException {
        String head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n";
        String chunk =
                "data: {\"id\":\"x\",\"object\":\"chat.completion.chunk\",\"created\":1,"
                        + "\"model\":\"chat-small\",\"choices\":[{\"index\":0,\"delta\":{"
                        + "\"content\":\"%s\"},\"finish_reason\":%s}]}\n\n";
        String usage =
                "data: {\"id\":\"x\",\"object\":\"chat.completion.chunk\",\"created\":1,"
                        + "\"model\":\"chat-small\",\"choices\":[],\"usage\":{\"prompt_tokens\":9,"
                        + "\"completion_tokens\":4,\"total_tokens\":13}}\n\ndata: [DONE]\n\n";
        out.write((head + chunk.formatted("Well. ", "null")).getBytes(StandardCharsets.UTF_8));
        out.flush();
        try {
            goOn.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        out.write((chunk.formatted("Done.", "\"stop\"") + usage).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /**
     * A short soak. It begins with more than what is remembered of the latest generations; after
     * that another one takes the place of one before.
     */
    @Test
    void thousands_of_requests_leave_memory_as_it_was() throws Exception {
        try (Floor floor = Floor.open(folder, Map.of())) {
            soak(floor, REMEMBERED + 1_000);
            long before = used();
            soak(floor, 4_000);
            long grown = used() - before;
            System.out.printf("4,000 requests left %,d bytes%n", grown);
            assertTrue(grown < 4_000L * 512, "bytes: " + grown);
            floor.assertSettled();
        }
    }

    private static void soak(Floor floor, int requests) throws Exception {
        try (Traffic traffic = Traffic.begin(floor, 16)) {
            for (int i = 0; i < requests / 250; i++) {
                traffic.awaitAnswered(250);
                leave(floor);
            }
        }
        Await.until("all is written", () -> floor.open() == 0 && behind(floor) == 0);
    }

    /** Somebody who asks and does not wait. */
    private static void leave(Floor floor) throws Exception {
        String other = CHAT.replace("max_tokens\":8", "max_tokens\":1");
        try (Line line = floor.dial()) {
            line.send(
                            "POST "
                                    + Floor.CHAT
                                    + " HTTP/1.1\r\nhost: test\r\ncontent-length: 900\r\n\r\n")
                    .send(other.substring(0, 20));
        }
    }

    private static int behind(Floor floor) throws Exception {
        JsonObject database = floor.get("/health/ready", "").json().object("database");
        return database.number("facts_behind").orElseThrow().intValue();
    }

    private static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            ManagementFactory.getMemoryMXBean().gc();
            least =
                    Math.min(
                            least,
                            ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    private static void patch(Floor floor, String key, String json) throws Exception {
        String path = "PATCH /api/v1/keys/" + Access.hash(key).hex();
        Answer changed = floor.ask(path, floor.managementKey(), json);
        assertEquals(200, changed.status(), changed::body);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Floor over(Stub stub) {
        Map<String, String> detours = Map.of(Floor.SWIFT, stub.baseUrl());
        return Floor.open(folder, Map.of("event_loops", "1"), 1, detours);
    }
}
