package dev.bourse.domain.market;

/**
 * A series in one stretch of time.
 *
 * @param series whose
 * @param grain how long
 * @param start when it begins, epoch microseconds
 */
public record Bucket(Series series, Grain grain, long start) {}
