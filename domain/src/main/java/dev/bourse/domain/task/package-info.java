/**
 * What kind of work a prompt is, in which languages, and whether it was seen before; no text is
 * kept.
 */
@NullMarked
package dev.bourse.domain.task;

import org.jspecify.annotations.NullMarked;
