package dev.bourse.wire.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bourse.domain.metering.PromptSize;
import dev.bourse.domain.routing.Compression;
import dev.bourse.wire.anthropic.Anthropic;
import dev.bourse.wire.gemini.Gemini;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.openai.OpenAi;
import dev.bourse.wire.responses.Responses;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

class MiddleOutTest {
    private static final long SEED = 20260105L;
    private static final String PAGE = "word ".repeat(200);

    /**
     * How a dialect writes a conversation.
     *
     * @param front reads it
     * @param body everything around the messages; %s is where they go
     * @param says a message of a role (user or model) with a text
     * @param calls a step in which the model calls a tool and gets an answer of that text
     */
    record Tongue(ChatFront front, String body, Says says, Calls calls) {
        interface Says {
            String of(boolean user, String text);
        }

        interface Calls {
            List<String> of(String id, String result);
        }

        Request read(List<String> messages) {
            String json = body.formatted(String.join(",", messages));
            Addressed addressed =
                    front instanceof Gemini
                            ? new Addressed("a/m", false, false)
                            : Addressed.BY_BODY;
            Scanned scanned = front.scan(json.getBytes(UTF_8), addressed);
            return scanned instanceof Request request ? request : throwing(json + ": " + scanned);
        }

        private static Request throwing(String what) {
            throw new AssertionError(what);
        }

        @Override
        public String toString() {
            return front.getClass().getSimpleName();
        }
    }

    static Stream<Tongue> tongues() {
        return Stream.of(
                new Tongue(
                        new OpenAi(),
                        "{\"model\":\"a/m\",\"messages\":[{\"role\":\"system\",\"content\":\"Be"
                                + " terse\"},%s]}",
                        MiddleOutTest::message,
                        (id, result) ->
                                List.of(
                                        "{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\""
                                                + id
                                                + "\",\"type\":\"function\",\"function\":{\"name\":\"f\","
                                                + "\"arguments\":\"{}\"}}]}",
                                        "{\"role\":\"tool\",\"tool_call_id\":\""
                                                + id
                                                + "\",\"content\":\""
                                                + result
                                                + "\"}")),
                new Tongue(
                        new Anthropic(),
                        "{\"model\":\"a/m\",\"max_tokens\":9,\"system\":\"Be"
                                + " terse\",\"messages\":[%s]}",
                        MiddleOutTest::message,
                        (id, result) ->
                                List.of(
                                        "{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"id\":\""
                                                + id
                                                + "\",\"name\":\"f\",\"input\":{}}]}",
                                        "{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\""
                                                + id
                                                + "\",\"content\":\""
                                                + result
                                                + "\"}]}")),
                new Tongue(
                        new Responses(),
                        "{\"model\":\"a/m\",\"instructions\":\"Be terse\",\"input\":[%s]}",
                        MiddleOutTest::message,
                        (id, result) ->
                                List.of(
                                        "{\"type\":\"function_call\",\"call_id\":\""
                                                + id
                                                + "\",\"name\":\"f\",\"arguments\":\"{}\"}",
                                        "{\"type\":\"function_call_output\",\"call_id\":\""
                                                + id
                                                + "\",\"output\":\""
                                                + result
                                                + "\"}")),
                new Tongue(
                        new Gemini(),
                        "{\"systemInstruction\":{\"parts\":[{\"text\":\"Be"
                                + " terse\"}]},\"contents\":[%s]}",
                        (user, text) ->
                                "{\"role\":\"%s\",\"parts\":[{\"text\":\"%s\"}]}"
                                        .formatted(user ? "user" : "model", text),
                        (id, result) ->
                                List.of(
                                        "{\"role\":\"model\",\"parts\":[{\"functionCall\":{\"id\":\""
                                                + id
                                                + "\",\"name\":\"f\",\"args\":{}}}]}",
                                        "{\"role\":\"user\",\"parts\":[{\"functionResponse\":{\"id\":\""
                                                + id
                                                + "\",\"name\":\"f\",\"response\":{\"output\":\""
                                                + result
                                                + "\"}}}]}")));
    }

    @ParameterizedTest
    @MethodSource("tongues")
    void the_middle_goes_and_both_ends_stay(Tongue tongue) {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < 41; i++) {
            messages.add(tongue.says.of(i % 2 == 0, "number" + i + "! " + PAGE));
        }
        Request whole = tongue.read(messages);
        Squeezed less = squeezed(whole, 3_000);
        String left = sent(less.request());
        assertTrue(left.contains("Be terse"), left);
        assertTrue(left.contains("number0!") && left.contains("number40!"), left);
        assertFalse(left.contains("number20!"), left);
        assertEquals(0, less.shortened());
        assertTrue(less.dropped() >= 28 && less.dropped() <= 31, less.lost()::toString);
        assertEquals(1, less.lost().size(), less.lost()::toString);
    }

    @ParameterizedTest
    @MethodSource("tongues")
    void calls_and_their_results_are_kept_or_left_out_together(Tongue tongue) {
        Random random = new Random(SEED);
        for (int round = 0; round < 60; round++) {
            List<String> messages = new ArrayList<>();
            messages.add(tongue.says.of(true, "Begin"));
            int steps = 3 + random.nextInt(30);
            for (int i = 0; i < steps; i++) {
                if (random.nextInt(4) == 0) {
                    messages.add(tongue.says.of(random.nextBoolean(), "Said " + PAGE));
                } else {
                    messages.addAll(tongue.calls.of("id" + i + "x", PAGE));
                }
            }
            Request whole = tongue.read(messages);
            long tokens = 200L + random.nextInt((int) size(whole));
            Squeezed less = whole.squeezed(tokens);
            if (less != null) {
                assertTrue(size(less.request()) <= tokens, () -> "seed " + SEED);
                String left = sent(less.request());
                for (int i = 0; i < steps; i++) {
                    int seen = left.split("id" + i + "x", -1).length - 1;
                    assertTrue(seen == 0 || seen == 2, "seed " + SEED + ", " + seen + ": " + left);
                }
                assertTrue(left.contains("Begin"), left);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tongues")
    void a_single_text_that_is_too_long_loses_its_own_middle(Tongue tongue) {
        String text = "front " + "päge ".repeat(20_000) + " back";
        Squeezed less = squeezed(tongue.read(List.of(tongue.says.of(true, text))), 1_000);
        String left = sent(less.request());
        assertTrue(left.contains("front ") && left.contains(" back"), left);
        assertTrue(left.contains("[...]"), left);
        assertTrue(size(less.request()) > 800, size(less.request()) + " tokens are left");
        assertEquals(1, less.shortened());
        assertTrue(less.lost().getFirst().endsWith("[0].text") || tongue.front instanceof OpenAi);
    }

    @ParameterizedTest
    @MethodSource("tongues")
    void the_last_question_stays_though_many_steps_follow_it(Tongue tongue) {
        List<String> messages = new ArrayList<>();
        messages.add(tongue.says.of(true, "First"));
        messages.add(tongue.says.of(false, PAGE));
        messages.add(tongue.says.of(true, "The task"));
        for (int i = 0; i < 20; i++) {
            messages.addAll(tongue.calls.of("id" + i + "x", PAGE));
        }
        String left = sent(squeezed(tongue.read(messages), 1_500).request());
        assertTrue(left.contains("The task") && left.contains("id19x"), left);
        assertFalse(left.contains("id9x"), left);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 10})
    void what_can_not_fit_is_told(long tokens) {
        Tongue chat = tongues().findFirst().orElseThrow();
        assertNull(chat.read(List.of(chat.says.of(true, PAGE))).squeezed(tokens));
    }

    @Test
    void instructions_are_never_touched() {
        Tongue chat = tongues().findFirst().orElseThrow();
        String rule = "{\"role\":\"developer\",\"content\":\"" + PAGE + "rule\"}";
        List<String> messages = new ArrayList<>(List.of(chat.says.of(true, "a"), rule));
        for (int i = 0; i < 30; i++) {
            messages.add(chat.says.of(i % 2 == 0, PAGE));
        }
        Squeezed less = squeezed(chat.read(messages), 1_200);
        assertTrue(sent(less.request()).contains(PAGE + "rule"));
        assertNull(chat.read(List.of(rule, chat.says.of(true, "a"))).squeezed(100));
    }

    @Test
    void a_prompt_in_one_piece_is_shortened_too() {
        String body = "{\"model\":\"a/m\",\"input\":\"front " + PAGE.repeat(10) + " back\"}";
        Request whole = (Request) new Responses().scan(body.getBytes(UTF_8), Addressed.BY_BODY);
        Squeezed less = squeezed(whole, 300);
        String left = sent(less.request());
        assertTrue(left.contains("front ") && left.contains(" back"), left);
    }

    @Test
    void arguments_reasoning_and_pictures_stay_whole() {
        String picture = "data:image/png;base64," + "QUJD".repeat(2_000);
        String thought = "deep ".repeat(1_000);
        String body =
                """
                {"model":"a/m","messages":[
                {"role":"user","content":[{"type":"text","text":"%1$s"},
                {"type":"image_url","image_url":{"url":"%2$s"}}]},
                {"role":"assistant","content":"b","reasoning_details":[{"type":"reasoning.text",
                "text":"%3$s","signature":"s","format":"anthropic-claude-v1"}],
                "tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]},
                {"role":"tool","tool_call_id":"c","content":"%1$s"}]}\
                """
                        .formatted(PAGE.repeat(10), picture, thought);
        Request whole = (Request) new OpenAi().scan(body.getBytes(UTF_8), Addressed.BY_BODY);
        Squeezed less = squeezed(whole, 3_000);
        String left = sent(less.request());
        assertTrue(left.contains(picture) && left.contains(thought), left);
        assertEquals(List.of("messages[0].text", "messages[2].text"), less.lost());
    }

    @Test
    void runs_of_messages_are_named_by_their_numbers() {
        Tongue chat = tongues().findFirst().orElseThrow();
        String[] pages = new String[7];
        Arrays.fill(pages, chat.says.of(true, PAGE));
        pages[3] = "{\"role\":\"system\",\"content\":\"rule\"}";
        Squeezed less = squeezed(chat.read(List.of(pages)), 700);
        assertEquals(List.of("messages[2..3]", "messages[5..6]"), less.lost());
        assertEquals(Compression.USUAL, less.request().compression());
    }

    private static Squeezed squeezed(Request whole, long tokens) {
        Squeezed less = whole.squeezed(tokens);
        assertNotNull(less);
        assertTrue(size(less.request()) <= tokens, size(less.request()) + " tokens");
        return less;
    }

    private static long size(Request request) {
        return new PromptSize(request.promptBytes(), request.messages()).likely();
    }

    private static String sent(Request request) {
        byte[] body = request.forUpstream(UpstreamEdit.ofModel("m"));
        JsonValue json = Json.parse(body);
        return Json.text(json);
    }

    private static String message(boolean user, String text) {
        return "{\"role\":\"%s\",\"content\":\"%s\"}".formatted(user ? "user" : "assistant", text);
    }
}
