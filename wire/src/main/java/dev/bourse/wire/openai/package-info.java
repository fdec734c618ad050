/** OpenAI chat completions: scan, splice, relay, usage and error envelopes. */
@NullMarked
package dev.bourse.wire.openai;

import org.jspecify.annotations.NullMarked;
