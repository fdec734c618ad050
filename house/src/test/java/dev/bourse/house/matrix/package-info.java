/** The same question through every pair of dialects. */
@NullMarked
package dev.bourse.house.matrix;

import org.jspecify.annotations.NullMarked;
