package dev.bourse.sim.provider;

import java.util.LinkedHashMap;
import java.util.Map;

/** Members of a JSON object in the order in which they are named. */
final class Members {
    private Members() {}

    /** Names and values by turns. */
    static Map<String, Object> of(Object... pairs) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            members.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return members;
    }
}
