package dev.bourse.domain.market;

/**
 * The traffic of one account with one subject in some stretch of time.
 *
 * @param subject model id, author, provider slug or app
 * @param account a keyed hash of whoever pays
 * @param traffic what it sent
 */
public record Presence(String subject, long account, Traffic traffic) {}
