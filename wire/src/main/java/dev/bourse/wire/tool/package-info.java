/** Whether models call tools as they were offered, and give their answers the form asked for. */
@NullMarked
package dev.bourse.wire.tool;

import org.jspecify.annotations.NullMarked;
