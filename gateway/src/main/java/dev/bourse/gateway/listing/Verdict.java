package dev.bourse.gateway.listing;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.openai.OpenAiUsage;
import dev.bourse.wire.sse.SseReader;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an answer in a baseline test shows. Every judgement of a whole answer is one sentence: what
 * is good about it, or, as a {@link Bad}, what is not.
 */
final class Verdict {
    private static final int LONGEST_EVENT = 1 << 20;

    /** More than any question here can have, with whatever a provider puts before it. */
    private static final long LONGEST_PROMPT = 4_000;

    private Verdict() {}

    /** An answer that is not as it has to be; the message says how. */
    static final class Bad extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Bad(String why) {
            super(why);
        }
    }

    static String chat(JsonObject answer) {
        JsonObject choice = choice(answer);
        String said = choice.object("message").text("content").orElse("");
        String thought = choice.object("message").text("reasoning").orElse("");
        require(!said.isBlank() || !thought.isBlank(), "the answer has no content");
        require(choice.text("finish_reason").isPresent(), "the answer does not say how it ended");
        return "answered with " + said.length() + " characters";
    }

    static String usage(JsonObject answer, Endpoint endpoint) {
        return usage(answer.object("usage"), Question.cap(endpoint));
    }

    static String tool(JsonObject answer) {
        List<JsonValue> calls = choice(answer).object("message").items("tool_calls");
        require(!calls.isEmpty(), "no tool was called");
        JsonObject call = calls.getFirst().asObject().orElse(JsonObject.EMPTY).object("function");
        require(
                call.text("name").filter(Question.TOOL::equals).isPresent(),
                "another tool was called than there is");
        JsonObject arguments = object(bytes(call.text("arguments").orElse("")));
        require(
                arguments.text(Question.ARGUMENT).isPresent(),
                "the tool was called without its argument");
        return "called " + Question.TOOL;
    }

    static String embedding(JsonObject answer) {
        JsonObject first =
                answer.items("data").stream()
                        .findFirst()
                        .flatMap(JsonValue::asObject)
                        .orElseThrow(() -> new Bad("there is no embedding"));
        int length = first.items("embedding").size();
        require(length > 0 || first.text("embedding").isPresent(), "the embedding is empty");
        require(
                answer.object("usage")
                                .number("prompt_tokens")
                                .orElseThrow(Verdict::noUsage)
                                .signum()
                        > 0,
                "the usage counts no tokens");
        return "embedded";
    }

    static String stream(byte[] body, Endpoint endpoint) {
        List<String> events = events(body);
        require(events.size() > 1, "there is no stream of events");
        require(events.getLast().equals("[DONE]"), "the stream does not end with [DONE]");
        List<JsonObject> chunks =
                events.subList(0, events.size() - 1).stream()
                        .map(event -> object(bytes(event)))
                        .toList();
        long pieces = chunks.stream().filter(Verdict::hasContent).count();
        require(pieces > 0, "the stream has no content");
        JsonObject usage =
                chunks.stream()
                        .map(chunk -> chunk.object("usage"))
                        .filter(one -> !one.members().isEmpty())
                        .reduce((_, later) -> later)
                        .orElseThrow(Verdict::noUsage);
        return pieces + " pieces, " + usage(usage, Question.cap(endpoint));
    }

    /** The object that an answer is. */
    static JsonObject object(byte[] json) {
        try {
            return Json.parse(json).asObject().orElseThrow(() -> new Bad("is no JSON object"));
        } catch (JsonException malformed) {
            throw new Bad("is no JSON: " + malformed.getMessage());
        }
    }

    private static String usage(JsonObject usage, long cap) {
        require(!usage.members().isEmpty(), "the usage is missing");
        Optional<Tokens> counted = OpenAiUsage.of(usage);
        Tokens tokens = counted.orElseThrow(() -> new Bad("the usage makes no sense"));
        long read = tokens.prompt();
        require(read > 0 && read <= LONGEST_PROMPT, "the usage counts " + read + " prompt tokens");
        long said = tokens.output();
        require(said > 0, "the usage counts no completion tokens");
        require(
                said <= cap,
                "the usage counts "
                        + said
                        + " completion tokens; "
                        + cap
                        + " were asked for at most");
        return "%d tokens in, %d out".formatted(read, said);
    }

    private static boolean hasContent(JsonObject chunk) {
        JsonObject delta = firstChoice(chunk).orElse(JsonObject.EMPTY).object("delta");
        return delta.text("content").filter(text -> !text.isEmpty()).isPresent()
                || delta.text("reasoning").filter(text -> !text.isEmpty()).isPresent();
    }

    private static JsonObject choice(JsonObject answer) {
        return firstChoice(answer).orElseThrow(() -> new Bad("the answer has no choices"));
    }

    private static Optional<JsonObject> firstChoice(JsonObject answer) {
        return answer.items("choices").stream().findFirst().flatMap(JsonValue::asObject);
    }

    private static List<String> events(byte[] body) {
        List<String> events = new ArrayList<>();
        SseReader reader =
                new SseReader(
                        LONGEST_EVENT,
                        (_, source, from, to) ->
                                events.add(
                                        new String(
                                                source, from, to - from, StandardCharsets.UTF_8)));
        require(reader.accept(body), "an event of the stream is too long");
        reader.end();
        return events;
    }

    private static Bad noUsage() {
        return new Bad("the usage is missing");
    }

    private static void require(boolean good, String otherwise) {
        if (!good) {
            throw new Bad(otherwise);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
