package dev.bourse.house.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many callers at once: each can look up what it was charged, and none spends what is not there.
 */
@Timeout(600)
class GenerationTest {
    private static final String ONLY_SWIFT =
            """
            {"model":"sim/chat-small","provider":{"only":["sim-swift"]},\
            "messages":[{"role":"user","content":"Hello"}]}\
            """;
    private static final int CALLERS = 200;
    private static final int SPENDERS = 1_000;

    @TempDir Path folder;
    private Floor floor;

    @BeforeEach
    void open() {
        floor = Floor.open(folder, Map.of());
    }

    @AfterEach
    void settled() throws Exception {
        floor.assertSettled();
        floor.close();
    }

    @Test
    void the_record_is_there_as_soon_as_the_answer_has_ended_and_has_its_cost() throws Exception {
        all(
                CALLERS,
                i -> {
                    Answer answer = floor.chat(request(i));
                    assertEquals(200, answer.status(), answer::body);
                    JsonObject record = floor.generation(answer.id());
                    BigDecimal cost = record.number("total_cost").orElseThrow();
                    assertTrue(
                            cost.signum() > 0 && cost.compareTo(answer.cost()) == 0,
                            record::toString);
                    JsonObject usage = answer.last().object("usage");
                    assertEquals(usage.number("prompt_tokens"), record.number("tokens_prompt"));
                    assertEquals(
                            usage.number("completion_tokens"), record.number("tokens_completion"));
                    assertEquals(i % 2 == 0, record.flag("streamed").orElseThrow());
                    return answer;
                });
    }

    @Test
    void the_record_names_those_who_were_tried() throws Exception {
        JsonObject record = floor.generation(floor.chat(request(1)).id());
        JsonObject tried = record.items("provider_responses").getFirst().asObject().orElseThrow();
        assertEquals("sim/chat-small-2026-01-01", tried.text("model_permaslug").orElseThrow());
        assertEquals("default", tried.text("routed_service_tier").orElseThrow());
        assertEquals(record.text("provider_name"), tried.text("provider_name"));
        assertEquals(record.text("upstream_id"), tried.text("id"));
    }

    @Test
    void a_dry_run_names_providers_as_answers_do() throws Exception {
        Answer plan = floor.ask("POST /api/v1/route", floor.key(), ONLY_SWIFT);
        JsonObject data = plan.json().object("data");
        JsonObject candidate = data.items("candidates").getFirst().asObject().orElseThrow();
        assertEquals("Sim Swift (simulated)", candidate.text("provider").orElseThrow());
        assertEquals("sim-swift", candidate.text("tag").orElseThrow());
        assertTrue(plan.body().contains("\"provider\":\"Sim Steady (simulated)\""), plan::body);
        assertFalse(plan.body().contains("\"provider\":\"sim-"), plan::body);
    }

    @Test
    void the_same_request_costs_the_same_streamed_or_not() throws Exception {
        String json =
                """
                {"model":"sim/code","max_tokens":40,"seed":7,"stream":%s,\
                "provider":{"only":["sim-swift"]},"messages":[\
                {"role":"system","content":"%s"},{"role":"user","content":"hi"}]}\
                """;
        String system = "You are terse. ".repeat(200);
        Answer whole = floor.chat(json.formatted(false, system));
        Answer streamed = floor.chat(json.formatted(true, system));
        assertEquals(whole.cost(), streamed.cost());
        JsonObject details = streamed.last().object("usage").object("prompt_tokens_details");
        assertTrue(details.number("cached_tokens").orElseThrow().signum() > 0, streamed::body);
    }

    @Test
    void a_limited_key_is_never_overdrawn() throws Exception {
        BigDecimal limit = new BigDecimal("0.004");
        String key = floor.newKey("\"limit\":" + limit);
        List<Answer> answers = all(SPENDERS, i -> floor.chat(key, request(i)));
        long paid = answers.stream().filter(one -> one.status() == 200).count();
        long refused = answers.stream().filter(one -> one.status() == 402).count();
        System.out.printf("%d answered, %d refused for lack of money%n", paid, refused);
        assertEquals(SPENDERS, paid + refused);
        assertTrue(paid > 0 && refused > 0, paid + " answered");
        JsonObject self = floor.get("/api/v1/key", key).json().object("data");
        BigDecimal used = self.number("usage").orElseThrow();
        assertTrue(used.compareTo(limit) <= 0, self::toString);
        assertEquals(0, used.compareTo(floor.books().total()), self::toString);
        BigDecimal left = self.number("limit_remaining").orElseThrow();
        assertEquals(0, limit.subtract(used).compareTo(left), self::toString);
    }

    /** What one of many callers does. */
    @FunctionalInterface
    private interface Call {
        Answer as(int caller) throws Exception;
    }

    private static List<Answer> all(int callers, Call call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                int caller = i;
                calls.add(() -> call.as(caller));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> one : threads.invokeAll(calls)) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    private static String request(int caller) {
        return """
        {"model":"sim/chat-small","max_tokens":%d,"stream":%s,\
        "messages":[{"role":"user","content":"Tell me story %d"}]}\
        """
                .formatted(20 + caller % 50, caller % 2 == 0, caller);
    }
}
