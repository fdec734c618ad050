/** The pages of the exchange in a real browser, over the simulated market. */
@NullMarked
package dev.bourse.house.pages;

import org.jspecify.annotations.NullMarked;
