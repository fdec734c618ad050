/** Facts as bytes for the journal. */
@NullMarked
package dev.bourse.wire.fact;

import org.jspecify.annotations.NullMarked;
