/** Presets: configurations of requests as they are saved, and as they go into requests. */
@NullMarked
package dev.bourse.wire.preset;

import org.jspecify.annotations.NullMarked;
