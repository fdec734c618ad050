/** Presets: named configurations of requests, and how facts become them. */
@NullMarked
package dev.bourse.domain.preset;

import org.jspecify.annotations.NullMarked;
