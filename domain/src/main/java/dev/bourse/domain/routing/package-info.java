/**
 * From a demand to a plan: which endpoints may answer, in which order, and why. Pure and
 * replayable.
 */
@NullMarked
package dev.bourse.domain.routing;

import org.jspecify.annotations.NullMarked;
