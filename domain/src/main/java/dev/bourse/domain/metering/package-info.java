/** From usage to a charge, and from a request to an estimate. */
@NullMarked
package dev.bourse.domain.metering;

import org.jspecify.annotations.NullMarked;
