/** Anthropic messages. */
@NullMarked
package dev.bourse.wire.anthropic;

import org.jspecify.annotations.NullMarked;
