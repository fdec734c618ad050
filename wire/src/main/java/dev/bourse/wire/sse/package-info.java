/** Server-sent events: a reader and a writer that survive any chunk boundary. */
@NullMarked
package dev.bourse.wire.sse;

import org.jspecify.annotations.NullMarked;
