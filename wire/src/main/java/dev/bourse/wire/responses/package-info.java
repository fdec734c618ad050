/** OpenAI Responses, without state: scan, splice, relay, translation and error envelopes. */
@NullMarked
package dev.bourse.wire.responses;

import org.jspecify.annotations.NullMarked;
