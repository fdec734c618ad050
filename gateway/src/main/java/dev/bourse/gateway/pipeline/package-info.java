/** The life of a request: admit, plan, attempt, relay, meter, settle. */
@NullMarked
package dev.bourse.gateway.pipeline;

import org.jspecify.annotations.NullMarked;
