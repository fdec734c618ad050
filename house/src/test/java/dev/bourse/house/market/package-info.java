/** The market of a whole exchange, asked over HTTP as pages ask it. */
@NullMarked
package dev.bourse.house.market;

import org.jspecify.annotations.NullMarked;
