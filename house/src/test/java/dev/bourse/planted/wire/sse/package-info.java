/** A part of the house in which the rules are broken on purpose. */
@NullMarked
package dev.bourse.planted.wire.sse;

import org.jspecify.annotations.NullMarked;
