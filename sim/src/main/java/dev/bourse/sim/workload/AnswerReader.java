package dev.bourse.sim.workload;

import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.sim.workload.Outcome.Answer;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.json.JsonValue.JsonString;
import dev.bourse.wire.openai.OpenAiUsage;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Gathers what a whole answer, or the events of a streamed one, say. */
final class AnswerReader {
    private @Nullable String id;
    private @Nullable String provider;
    private @Nullable String model;
    private @Nullable Tokens usage;
    private @Nullable Money cost;
    private @Nullable String failure;
    private boolean content;
    private boolean finished;

    /** Takes a body or the data of an event. */
    void accept(byte[] json) {
        try {
            read(Json.parse(json).asObject().orElse(JsonObject.EMPTY));
        } catch (JsonException garbage) {
            fail("garbage");
        }
    }

    /** Notes why there is no answer, unless there is a reason already. */
    void fail(String reason) {
        failure = failure == null ? reason : failure;
    }

    /** Whether a word, or a part of a tool call, has been seen. */
    boolean hasContent() {
        return content;
    }

    /** Why there is no answer after all that has been read; null when there is one. */
    @Nullable String failure() {
        if (failure == null && !finished) {
            return "no finish reason";
        }
        return failure == null && !content ? "empty" : failure;
    }

    Answer answer() {
        return new Answer(id, provider, model, usage, cost);
    }

    private void read(JsonObject json) {
        json.get("error").ifPresent(error -> fail(Outcome.TOLD + code(error)));
        id = json.text("id").orElse(id);
        provider = json.text("provider").orElse(provider);
        model = json.text("model").orElse(model);
        json.get("usage").flatMap(JsonValue::asObject).ifPresent(this::count);
        json.items("choices").stream()
                .flatMap(choice -> choice.asObject().stream())
                .forEach(this::choose);
    }

    private void choose(JsonObject choice) {
        content |= says(choice.object("delta")) || says(choice.object("message"));
        Optional<String> reason = choice.text("finish_reason");
        finished |= reason.isPresent();
        reason.filter("error"::equals).ifPresent(_ -> fail("finish reason error"));
    }

    private static boolean says(JsonObject message) {
        return message.get("content").filter(AnswerReader::isSomething).isPresent()
                || message.get("tool_calls").filter(AnswerReader::isSomething).isPresent();
    }

    private static boolean isSomething(JsonValue value) {
        return (value instanceof JsonString(String text) && !text.isEmpty())
                || (value instanceof JsonArray(var items) && !items.isEmpty());
    }

    private void count(JsonObject counts) {
        usage = OpenAiUsage.of(counts).orElse(usage);
        counts.number("cost").ifPresent(this::charge);
    }

    private void charge(BigDecimal dollars) {
        try {
            cost = Money.ofDollars(dollars, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException tooFine) {
            fail("cost is no sum of nano-dollars");
        }
    }

    private static String code(JsonValue error) {
        JsonObject members = error.asObject().orElse(JsonObject.EMPTY);
        String code =
                members.text("code")
                        .or(() -> members.number("code").map(BigDecimal::toPlainString))
                        .orElse("without a code");
        return members.object("metadata")
                .text("error_type")
                .map(it -> code + " " + it)
                .orElse(code);
    }
}
