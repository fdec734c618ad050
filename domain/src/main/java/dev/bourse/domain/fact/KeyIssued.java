package dev.bourse.domain.fact;

import dev.bourse.domain.ledger.Key;

/**
 * A key was made.
 *
 * @param atMicros when
 * @param key the new key
 */
public record KeyIssued(long atMicros, Key key) implements Fact {}
