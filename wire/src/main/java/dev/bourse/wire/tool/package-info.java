/** Whether models call tools as they were offered. */
@NullMarked
package dev.bourse.wire.tool;

import org.jspecify.annotations.NullMarked;
