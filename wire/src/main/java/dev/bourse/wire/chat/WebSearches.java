package dev.bourse.wire.chat;

import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.metering.Volume;
import dev.bourse.domain.unit.Units;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Searches of the web that a provider makes with a tool of its own: how many a request allows, and
 * how they are told.
 */
public final class WebSearches {
    /**
     * The most that is thought of where a request lets a provider search and names no bound.
     * Anthropic pauses a turn after ten rounds of its tools and Gemini 3 makes four to seven
     * queries for a question; agents that search in every round of their thinking make dozens.
     */
    public static final long UNBOUNDED = 50;

    /** Where searches are told beside the usage in the dialects other than Anthropic's. */
    public static final String DETAILS = "server_tool_use_details";

    /** The member that counts them, in every dialect (openrouter.md 1.4, 1.7). */
    public static final String REQUESTS = "web_search_requests";

    private static final long LARGEST_BOUND = 1_000;

    private WebSearches() {}

    /** Whether a tool of that type searches the web; vendors put dates behind the name. */
    public static boolean isTool(String type) {
        return type.startsWith("web_search");
    }

    /** A bound that a caller named, as far as it makes sense. */
    public static long bounded(long named) {
        return named <= 0 ? UNBOUNDED : Math.min(named, LARGEST_BOUND);
    }

    /** What a chat asks for that allows so many: most get by without any. */
    public static Volume volume(long most) {
        return most == 0 ? Volume.NONE : new Volume(Units.NONE, Units.ofWebSearches(most));
    }

    /**
     * Tells those that are billed, where there are any, beside what else the upstream told there.
     *
     * @param members of the usage that a caller sees
     */
    public static void tell(
            Usage usage, JsonObject upstream, String name, Map<String, JsonValue> members) {
        long searches = usage.units().webSearches();
        if (searches > 0) {
            Map<String, JsonValue> told = new LinkedHashMap<>(upstream.object(name).members());
            told.put(REQUESTS, JsonValue.of(searches));
            members.put(name, new JsonObject(told));
        }
    }
}
