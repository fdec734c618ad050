package dev.bourse.sim.provider;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The document by which a simulated provider offers itself at {@code GET /v1/models}; may be
 * changed from any thread while it runs.
 */
public final class Offering {
    private volatile Optional<String> document = Optional.empty();

    Offering() {}

    /** Offers this from now on, whether or not it makes sense. */
    public void set(String json) {
        document = Optional.of(json);
    }

    Optional<byte[]> bytes() {
        return document.map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
