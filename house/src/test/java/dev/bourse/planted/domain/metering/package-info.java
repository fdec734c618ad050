/** A part of the house in which the rules are broken on purpose. */
@NullMarked
package dev.bourse.planted.domain.metering;

import org.jspecify.annotations.NullMarked;
