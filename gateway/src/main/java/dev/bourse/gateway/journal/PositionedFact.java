package dev.bourse.gateway.journal;

import dev.bourse.domain.fact.Fact;

/**
 * A fact and its place in the journal.
 *
 * @param position 0 for the first fact ever, then one more each, without gaps
 * @param fact what happened
 */
public record PositionedFact(long position, Fact fact) {}
