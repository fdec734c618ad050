/** Gemini generateContent. */
@NullMarked
package dev.bourse.wire.gemini;

import org.jspecify.annotations.NullMarked;
