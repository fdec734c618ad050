/** The house style as tests: sizes, text, links and format. */
@NullMarked
package dev.bourse.house.tidy;

import org.jspecify.annotations.NullMarked;
