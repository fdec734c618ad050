/** The walls of the house as tests: who may use whom, and what no one may do. */
@NullMarked
package dev.bourse.house.architecture;

import org.jspecify.annotations.NullMarked;
