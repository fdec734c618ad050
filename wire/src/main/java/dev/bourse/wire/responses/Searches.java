package dev.bourse.wire.responses;

import dev.bourse.wire.chat.TokenCounts;
import dev.bourse.wire.json.JsonValue.JsonObject;

/**
 * Searches of the web that OpenAI made for a response. Each item of an output that is one is a call
 * that is billed; {@code tool_usage} of the response tells all, also those that a call made inside.
 */
final class Searches {
    static final String CALL = "web_search_call";

    private static final String SEARCH = "search";

    private Searches() {}

    /** Those that {@code tool_usage} tells; 0 when there are none or they cannot be true. */
    static long told(JsonObject toolUsage) {
        return TokenCounts.readCount(
                toolUsage, usage -> usage.within("web_search").searches("num_requests"));
    }

    /** Whether an item of an output is one that is billed. */
    static boolean isOne(JsonObject item) {
        return item.text("type").orElse("").equals(CALL)
                && !item.text("status").orElse("").equals("failed")
                && item.object("action").text("type").orElse(SEARCH).equals(SEARCH);
    }
}
