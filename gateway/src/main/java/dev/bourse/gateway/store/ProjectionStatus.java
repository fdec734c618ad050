package dev.bourse.gateway.store;

import org.jspecify.annotations.Nullable;

/**
 * How a projection fares.
 *
 * @param mark the first position that is not in the tables
 * @param lag facts on disk that are not in the tables
 * @param lastError what went wrong last, for people; null when nothing did since the last success
 * @param failures failures in a row
 */
public record ProjectionStatus(long mark, long lag, @Nullable String lastError, int failures) {}
