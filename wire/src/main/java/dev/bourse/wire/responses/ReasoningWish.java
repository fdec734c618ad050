package dev.bourse.wire.responses;

import dev.bourse.wire.chat.Effort;
import dev.bourse.wire.chat.Thinking;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** {@code reasoning}, read and written. */
final class ReasoningWish {
    /** What an answer's length is taken to be where the caller did not say. */
    private static final long USUAL_ANSWER = 32_000;

    /** Members that other dialects have a place for. */
    static final Set<String> CARRIED =
            Set.of("effort", "max_tokens", "enabled", "exclude", "summary", "generate_summary");

    private ReasoningWish() {}

    static Thinking read(JsonObject reasoning) {
        return new Thinking(
                reasoning.text("effort").map(ReasoningWish::effort).orElse(null),
                reasoning.number("max_tokens").map(BigDecimal::longValueExact).orElse(-1L),
                reasoning.flag("enabled").orElse(null),
                reasoning.flag("exclude").orElse(false),
                reasoning
                        .text("summary")
                        .or(() -> reasoning.text("generate_summary"))
                        .orElse(null));
    }

    /**
     * The same in the words of this dialect, which knows efforts but no budgets.
     *
     * @param most cap on the answer; -1 when there is none
     * @param shown whether to ask for a summary though the caller did not: this dialect shows no
     *     reasoning otherwise
     */
    static JsonObject write(Thinking thinking, long most, boolean shown) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        Effort effort = effort(thinking, most);
        if (effort != null) {
            members.put("effort", JsonValue.of(effort.wireName()));
        }
        if (thinking.summary() != null && !thinking.exclude()) {
            members.put("summary", JsonValue.of(thinking.summary()));
        } else if (shown && isWanted(thinking)) {
            members.put("summary", JsonValue.of("auto"));
        }
        return new JsonObject(members);
    }

    private static boolean isWanted(Thinking thinking) {
        return (thinking.isOn() || thinking.shown()) && !thinking.isOff() && !thinking.exclude();
    }

    private static @Nullable Effort effort(Thinking thinking, long most) {
        if (thinking.isOff()) {
            return Effort.NONE;
        }
        if (thinking.effort() != null || thinking.budget() < 0) {
            return thinking.effort();
        }
        return Effort.ofBudget(thinking.budget(), most > 0 ? most : USUAL_ANSWER);
    }

    private static Effort effort(String word) {
        try {
            return Effort.of(word);
        } catch (IllegalArgumentException unknown) {
            throw new JsonException("'reasoning.effort' must be one of " + Words.EFFORTS);
        }
    }
}
