package dev.bourse.domain.fact;

import dev.bourse.domain.unit.KeyHash;

/**
 * A key was taken away for good.
 *
 * @param atMicros when
 * @param hash the key
 */
public record KeyDeleted(long atMicros, KeyHash hash) implements Fact {}
