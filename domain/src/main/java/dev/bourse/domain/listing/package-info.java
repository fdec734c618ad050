/**
 * What providers offer by documents of their own: how an offer is read, tested, published, hidden
 * and withdrawn. Pure; a fold over facts.
 */
@NullMarked
package dev.bourse.domain.listing;

import org.jspecify.annotations.NullMarked;
