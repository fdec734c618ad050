/**
 * The market: who is used for what, at what price, and how far a number may be trusted. Pure folds
 * over facts: a {@link dev.bourse.domain.market.Delta} sums what facts add, a {@link
 * dev.bourse.domain.market.Leaderboard} ranks the sums of a window. Formulas are those of audit.md
 * 4.5 and openrouter.md 1.12.
 */
@NullMarked
package dev.bourse.domain.market;

import org.jspecify.annotations.NullMarked;
