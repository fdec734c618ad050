package dev.bourse.domain.ledger;

/**
 * How often the spending of a key starts again from zero: at UTC midnight, Monday, or the first.
 */
public enum ResetInterval {
    NEVER,
    DAILY,
    WEEKLY,
    MONTHLY
}
