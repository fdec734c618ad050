package dev.bourse.gateway.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What OpenRouter's analytics tell and nobody here can: asking for it is refused with the reason.
 */
enum Unkept {
    USAGE_UPSTREAM(
            "what is paid to providers on a caller's own account does not pass through here"),
    USAGE_DATA("there is no discount for data"),
    USAGE_WEB("searches of the web are charged with the fee per request: web_searches counts them"),
    USAGE_FILE("files are not parsed here");

    private final String why;

    Unkept(String why) {
        this.why = why;
    }

    /** The metric of that name that is not kept; empty when it is another. */
    static Optional<Unkept> of(String wireName) {
        return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    String why() {
        return why;
    }
}
