package dev.bourse.gateway.listing;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.nio.charset.StandardCharsets;

/**
 * What an answer in a baseline test shows. Every judgement of a whole answer is one sentence: what
 * is good about it, or, as a {@link Bad}, what is not.
 */
final class Verdict {
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

    static String chat(Heard answer) {
        require(answer.pieces() > 0, "the answer has no content");
        require(answer.isFinished(), "the answer does not say how it ended");
        return "answered with " + answer.text().length() + " characters";
    }

    static String usage(Heard answer, Endpoint endpoint) {
        return usage(answer, Question.cap(endpoint));
    }

    static String tool(Heard answer) {
        require(!answer.calls().isEmpty(), "no tool was called");
        require(
                answer.calls().getFirst().equals(Question.TOOL),
                "another tool was called than there is");
        JsonObject arguments = object(answer.arguments().getBytes(StandardCharsets.UTF_8));
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

    static String stream(Heard answer, Endpoint endpoint) {
        require(answer.frames() > 1, "there is no stream of events");
        require(answer.isEnded(), "the stream does not end as streams of its dialect do");
        require(answer.pieces() > 0, "the stream has no content");
        return answer.pieces() + " pieces, " + usage(answer, endpoint);
    }

    /** The object that an answer is. */
    static JsonObject object(byte[] json) {
        try {
            return Json.parse(json).asObject().orElseThrow(() -> new Bad("is no JSON object"));
        } catch (JsonException malformed) {
            throw new Bad("is no JSON: " + malformed.getMessage());
        }
    }

    private static String usage(Heard answer, long cap) {
        Tokens tokens = answer.counted().orElseThrow(Verdict::noUsage);
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

    private static Bad noUsage() {
        return new Bad("the usage is missing or makes no sense");
    }

    private static void require(boolean good, String otherwise) {
        if (!good) {
            throw new Bad(otherwise);
        }
    }
}
