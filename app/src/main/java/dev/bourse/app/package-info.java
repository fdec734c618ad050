/** Configuration, wiring and the command line: the only place that knows everything. */
@NullMarked
package dev.bourse.app;

import org.jspecify.annotations.NullMarked;
