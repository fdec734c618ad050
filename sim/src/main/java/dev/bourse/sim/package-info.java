/** Simulated providers with faults, and a workload generator that replays traces. */
@NullMarked
package dev.bourse.sim;

import org.jspecify.annotations.NullMarked;
