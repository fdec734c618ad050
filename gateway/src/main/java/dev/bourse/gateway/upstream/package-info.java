/** One attempt at one endpoint: pools, TLS, timeouts, cancellation. */
@NullMarked
package dev.bourse.gateway.upstream;

import org.jspecify.annotations.NullMarked;
