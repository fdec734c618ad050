/** Performance: JMH benchmarks and side-by-side measurements. */
@NullMarked
package dev.bourse.bench;

import org.jspecify.annotations.NullMarked;
