/**
 * The tokenizer that simulated providers state. Order of the packages of this module, bottom to
 * top: {@code text}, {@code provider}, {@code workload}; the workload reaches providers by HTTP
 * only.
 */
@NullMarked
package dev.bourse.sim.text;

import org.jspecify.annotations.NullMarked;
