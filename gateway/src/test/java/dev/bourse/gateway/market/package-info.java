@NullMarked
package dev.bourse.gateway.market;

import org.jspecify.annotations.NullMarked;
