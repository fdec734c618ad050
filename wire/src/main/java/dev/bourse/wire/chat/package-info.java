/**
 * What all dialects share: kinds of errors, reasons to finish, and counts that are never trusted.
 */
@NullMarked
package dev.bourse.wire.chat;

import org.jspecify.annotations.NullMarked;
