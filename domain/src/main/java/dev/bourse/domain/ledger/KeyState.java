package dev.bourse.domain.ledger;

/**
 * A key and what it has spent.
 *
 * @param key the key
 * @param spending its charges
 */
public record KeyState(Key key, Spending spending) {}
