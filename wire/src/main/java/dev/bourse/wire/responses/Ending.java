package dev.bourse.wire.responses;

import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonNull;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** How answers end in the words of this dialect: a status, and what is missing. */
final class Ending {
    static final String COMPLETED = "completed";
    static final String INCOMPLETE = "incomplete";
    static final String FAILED = "failed";
    static final String IN_PROGRESS = "in_progress";

    private Ending() {}

    /**
     * Why an answer ended.
     *
     * @param status null when the upstream does not say, and so completed
     * @param missing {@code incomplete_details.reason}
     * @param calls whether the model called a tool
     */
    static FinishReason reason(@Nullable String status, @Nullable String missing, boolean calls) {
        return switch (String.valueOf(status)) {
            case FAILED, "cancelled" -> FinishReason.ERROR;
            case INCOMPLETE -> missing == null ? FinishReason.LENGTH : FinishReason.of(missing);
            default -> calls ? FinishReason.TOOL_CALLS : FinishReason.STOP;
        };
    }

    /** Whether a status says that there is more to come, which a whole answer must not say. */
    static boolean isUnfinished(@Nullable String status) {
        return IN_PROGRESS.equals(status) || "queued".equals(status);
    }

    static String status(FinishReason reason) {
        return switch (reason) {
            case LENGTH, CONTENT_FILTER -> INCOMPLETE;
            case ERROR -> FAILED;
            case STOP, TOOL_CALLS -> COMPLETED;
        };
    }

    /** {@code incomplete_details}. */
    static JsonValue details(FinishReason reason) {
        return switch (reason) {
            case LENGTH -> JsonValue.of(Map.of("reason", "max_output_tokens"));
            case CONTENT_FILTER -> JsonValue.of(Map.of("reason", "content_filter"));
            default -> JsonNull.NULL;
        };
    }
}
