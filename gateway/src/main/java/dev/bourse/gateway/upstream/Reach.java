package dev.bourse.gateway.upstream;

import org.jspecify.annotations.Nullable;

/**
 * How a provider is reached.
 *
 * @param credential its API key; null when it asks for none
 * @param address the only address that its name may lead to, as a number; null when any may
 */
public record Reach(@Nullable String credential, @Nullable String address) {
    /** Anywhere, without a key. */
    public static final Reach OPEN = new Reach(null, null);

    /** Never shows the credential. */
    @Override
    public String toString() {
        return "Reach[" + (address == null ? "any address" : address) + "]";
    }
}
