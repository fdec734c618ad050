/**
 * Simulated providers: real HTTP servers that speak all dialects, answer from a seed, keep to
 * stated prices, speeds and capacities, and fail on command.
 */
@NullMarked
package dev.bourse.sim.provider;

import org.jspecify.annotations.NullMarked;
