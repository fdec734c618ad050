/** The file in which what was learned about prompts is kept. */
@NullMarked
package dev.bourse.wire.task;

import org.jspecify.annotations.NullMarked;
