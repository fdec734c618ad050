package dev.bourse.house.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.sim.provider.Fault;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Conversations return to the endpoint whose cache they have warmed: openrouter.md 2.9. */
@Timeout(600)
class SessionsTest {
    /** Three that cost the same and cache prompts, so that only stickiness keeps to one. */
    private static final String ANY =
            ",\"provider\":{\"only\":[\"sim-responses\",\"sim-anthropic\",\"sim-gemini\"]}";

    @TempDir static Path folder;
    private static Simulators simulators;

    @BeforeAll
    static void open() {
        simulators = Simulators.open(folder, Map.of(), 1_000);
    }

    @AfterAll
    static void close() {
        simulators.close();
    }

    @Test
    void ten_turns_of_a_session_use_one_endpoint() throws Exception {
        assertEquals(1, new HashSet<>(turns("\"session_id\":\"ten\"", "", 10)).size());
    }

    @Test
    void the_header_names_a_session_too_and_the_body_wins() throws Exception {
        String first = turns("\"user\":\"u\"", "by-header", 5).getLast();
        assertEquals(List.of(first), turns("\"user\":\"u\"", "by-header", 1));
        List<String> other = turns("\"session_id\":\"by-body\"", "by-header", 4);
        assertEquals(1, new HashSet<>(other).size());
        assertEquals(other.getLast(), turns("\"session_id\":\"by-body\"", "another", 1).getLast());
    }

    @Test
    void an_explicit_order_switches_it_off() throws Exception {
        String sticky = turns("\"session_id\":\"ordered\"", "", 2).getLast();
        String other = sticky.endsWith("sim-gemini") ? "sim-anthropic" : "sim-gemini";
        String order = "\"session_id\":\"ordered\",\"provider\":{\"order\":[\"" + other + "\"]}";
        assertTrue(turns(order, "", 1).getLast().endsWith(other));
        assertEquals(List.of(sticky), turns("\"session_id\":\"ordered\"", "", 1));
    }

    @Test
    void it_yields_when_the_endpoint_fails_and_stays_where_it_went() throws Exception {
        String first = turns("\"session_id\":\"moved\"", "", 2).getLast();
        Dialect served =
                Dialect.valueOf(
                        first.substring(first.indexOf("@sim-") + 5).toUpperCase(Locale.ROOT));
        simulators.set(served, Fault.of(Fault.Kind.ERROR_500));
        String next = turns("\"session_id\":\"moved\"", "", 1).getLast();
        assertNotEquals(first, next);
        simulators.set(served);
        assertEquals(List.of(next, next, next), turns("\"session_id\":\"moved\"", "", 3));
    }

    @Test
    void how_much_came_from_caches_is_told_per_session() throws Exception {
        turns("\"session_id\":\"told\"", "", 3);
        JsonObject session = session("told");
        assertEquals(3, Members.number(session, "turns"));
        long prompt = Members.number(session, "tokens_prompt");
        long cached = Members.number(session, "tokens_cached");
        assertTrue(prompt > 0 && cached <= prompt, session::toString);
        double share = session.number("cache_share").orElseThrow().doubleValue();
        assertEquals((double) cached / prompt, share, 1e-6);
    }

    /** The session once the database has all of it. */
    private static JsonObject session(String id) throws Exception {
        while (true) {
            JsonObject all =
                    Members.parsed(simulators.counter().get("/api/v1/market/sessions").body());
            for (var one : all.items("data")) {
                JsonObject session = one.asObject().orElseThrow();
                if (Members.text(session, "session_id").equals(id)
                        && Members.number(session, "turns") == 3) {
                    return session;
                }
            }
            Thread.onSpinWait();
        }
    }

    /** The endpoints that answered. */
    private static List<String> turns(String member, String header, int count) throws Exception {
        List<String> endpoints = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String body =
                    "{\"model\":\"%s\",%s%s,\"max_tokens\":20,\"messages\":[%s]}"
                            .formatted(
                                    Simulators.MODEL,
                                    member,
                                    member.contains("provider") ? "" : ANY,
                                    "{\"role\":\"user\",\"content\":\"Hello " + i + "\"}");
            Counter counter = simulators.counter();
            var request =
                    counter.authorized("/v1/chat/completions").POST(BodyPublishers.ofString(body));
            HttpResponse<String> answer =
                    counter.send(
                            header.isEmpty() ? request : request.header("x-session-id", header));
            assertEquals(200, answer.statusCode(), answer::body);
            endpoints.add(Members.text(counter.generation(answer), "endpoint_id"));
        }
        return endpoints;
    }
}
