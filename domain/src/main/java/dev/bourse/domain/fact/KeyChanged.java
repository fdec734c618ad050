package dev.bourse.domain.fact;

import dev.bourse.domain.ledger.Key;

/**
 * A key was changed: this is the whole of it from now on.
 *
 * @param atMicros when
 * @param key the key after the change
 */
public record KeyChanged(long atMicros, Key key) implements Fact {}
