/** Money, prices, token counts and ids: exact, immutable, without floating point. */
@NullMarked
package dev.bourse.domain.unit;

import org.jspecify.annotations.NullMarked;
