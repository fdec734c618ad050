/** What requests read without waiting: catalogue, access, balances, health. */
@NullMarked
package dev.bourse.gateway.live;

import org.jspecify.annotations.NullMarked;
