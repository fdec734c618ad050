/**
 * The two ends of a measurement: an upstream that answers at a stated pace and a generator that
 * calls whatever stands between. Both are programs of their own, driven over standard input.
 */
@NullMarked
package dev.bourse.bench.load;

import org.jspecify.annotations.NullMarked;
