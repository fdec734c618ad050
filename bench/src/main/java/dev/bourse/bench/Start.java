package dev.bourse.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** From spawn to the first proxied 200, in milliseconds. */
record Start(String contestant, boolean cached, Spread millis) {
    /** How it was started, in words. */
    String title() {
        return contestant + (cached ? ", AOT cache" : ", plain");
    }

    /** The members of its JSON object. */
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("contestant", contestant);
        members.put("aot_cache", cached);
        members.put("millis", millis.members());
        return members;
    }
}
