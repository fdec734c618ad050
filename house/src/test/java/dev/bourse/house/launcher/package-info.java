/** The launcher on machines that have what it needs, and on machines that have not. */
@NullMarked
package dev.bourse.house.launcher;

import org.jspecify.annotations.NullMarked;
