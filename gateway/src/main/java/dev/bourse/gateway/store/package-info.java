/** SQL projections of the journal in SQLite or PostgreSQL. */
@NullMarked
package dev.bourse.gateway.store;

import org.jspecify.annotations.NullMarked;
