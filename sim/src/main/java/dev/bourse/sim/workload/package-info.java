/** Replays recorded traces against an exchange in open loop, and recounts what they must cost. */
@NullMarked
package dev.bourse.sim.workload;

import org.jspecify.annotations.NullMarked;
