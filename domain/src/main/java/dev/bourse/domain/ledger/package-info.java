/**
 * Who may spend what: keys, accounts, holds, the order in which refusals win, and the books that
 * all entries are posted to.
 */
@NullMarked
package dev.bourse.domain.ledger;

import org.jspecify.annotations.NullMarked;
