package dev.bourse.app;

import dev.bourse.domain.unit.Money;

/**
 * What all generations cost together.
 *
 * @param journal by the facts that the journal still keeps
 * @param database by the tables
 */
public record Totals(Money journal, Money database) {}
