/**
 * SQL projections of the journal in SQLite or PostgreSQL. {@link dev.bourse.gateway.store.Store} is
 * the door; a {@link dev.bourse.gateway.store.ProjectionRunner} folds the journal into tables, and
 * {@link dev.bourse.gateway.store.UsageQueries} reads them.
 */
@NullMarked
package dev.bourse.gateway.store;

import org.jspecify.annotations.NullMarked;
