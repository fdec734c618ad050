/** What all chat dialects share, independent of any of them. */
@NullMarked
package dev.bourse.wire.chat;

import org.jspecify.annotations.NullMarked;
