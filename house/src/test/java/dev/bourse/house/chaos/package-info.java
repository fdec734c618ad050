/** The running exchange over real sockets, with everything around it failing. */
@NullMarked
package dev.bourse.house.chaos;

import org.jspecify.annotations.NullMarked;
