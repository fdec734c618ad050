package dev.bourse.gateway.http;

import org.jspecify.annotations.Nullable;

/**
 * How far the database is behind the journal.
 *
 * @param behind facts that it does not have yet
 * @param problem why it does not take them at present; null when it does
 */
public record ProjectionState(long behind, @Nullable String problem) {}
