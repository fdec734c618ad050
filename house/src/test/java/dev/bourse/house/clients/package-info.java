/**
 * The official clients against this exchange, changed in nothing but base URL and key. What a
 * client cannot read or understands wrongly is a fault of the exchange.
 */
@NullMarked
package dev.bourse.house.clients;

import org.jspecify.annotations.NullMarked;
