/** Providers that list themselves, over real sockets, through every part of an exchange. */
@NullMarked
package dev.bourse.house.listings;

import org.jspecify.annotations.NullMarked;
