/**
 * Providers that offer themselves by a document: fetched, tested with real calls, published into
 * the live catalogue, read again, and hidden when they end.
 */
@NullMarked
package dev.bourse.gateway.listing;

import org.jspecify.annotations.NullMarked;
