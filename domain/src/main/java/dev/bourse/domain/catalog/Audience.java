package dev.bourse.domain.catalog;

import dev.bourse.domain.unit.KeyHash;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Who may know that a model exists. For anybody else it does not.
 *
 * @param accounts accounts whose keys may all know it
 * @param keys single keys that may know it
 */
public record Audience(Set<String> accounts, Set<KeyHash> keys) {
    /** No secret at all. */
    public static final Audience EVERYBODY = new Audience(Set.of(), Set.of());

    public Audience {
        accounts = Set.copyOf(accounts);
        keys = Set.copyOf(keys);
    }

    /** Whether everybody may know it: nobody is listed. */
    public boolean isOpen() {
        return accounts.isEmpty() && keys.isEmpty();
    }

    /**
     * Whether that one may know it.
     *
     * @param viewer null for somebody without a key
     */
    public boolean admits(@Nullable Viewer viewer) {
        return isOpen()
                || (viewer != null
                        && (accounts.contains(viewer.account()) || keys.contains(viewer.key())));
    }
}
