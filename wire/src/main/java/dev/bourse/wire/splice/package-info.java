/** Bytes that go on as they came, but for a few places. */
@NullMarked
package dev.bourse.wire.splice;

import org.jspecify.annotations.NullMarked;
