/**
 * A market that never was: who asked simulated providers for what during eight weeks, from a seed.
 */
@NullMarked
package dev.bourse.sim.market;

import org.jspecify.annotations.NullMarked;
