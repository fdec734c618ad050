/** Credentials that found their way into requests: a bounded search by their shapes. */
@NullMarked
package dev.bourse.wire.secret;

import org.jspecify.annotations.NullMarked;
