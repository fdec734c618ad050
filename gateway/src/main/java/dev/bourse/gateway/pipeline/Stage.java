package dev.bourse.gateway.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that was done to a request or an answer on its way, as {@code
 * openrouter_metadata.pipeline} tells it (openrouter.md 1.5).
 *
 * @param type what kind of thing
 * @param name which one of its kind
 * @param summary one sentence for people
 * @param data numbers that belong to it
 */
record Stage(String type, String name, String summary, Map<String, Object> data) {
    Stage {
        data = Map.copyOf(data);
    }

    /** The middle of a conversation was left out. */
    static Stage compressed(int dropped, int shortened) {
        return new Stage(
                "context_compression",
                "context-compression",
                dropped + " messages left out, " + shortened + " shortened",
                Map.of("engine", "middle-out", "dropped", dropped, "shortened", shortened));
    }

    /** Malformed JSON was repaired. */
    static Stage healed(int texts) {
        return new Stage(
                "response_healing",
                "response-healing",
                texts + " malformed answers repaired",
                Map.of("healed", texts));
    }

    Map<String, Object> view() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("type", type);
        view.put("name", name);
        view.put("summary", summary);
        view.put("data", data);
        return view;
    }
}
