/**
 * Gemini {@code generateContent}: scan, splice, relay, translation both ways, usage, token counts
 * and error envelopes.
 */
@NullMarked
package dev.bourse.wire.gemini;

import org.jspecify.annotations.NullMarked;
