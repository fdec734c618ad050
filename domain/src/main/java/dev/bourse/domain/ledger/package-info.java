/** Who may spend what: keys, budgets, holds, and the order in which refusals win. */
@NullMarked
package dev.bourse.domain.ledger;

import org.jspecify.annotations.NullMarked;
