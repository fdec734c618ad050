/** Everything that is ever stored, as immutable records. */
@NullMarked
package dev.bourse.domain.fact;

import org.jspecify.annotations.NullMarked;
