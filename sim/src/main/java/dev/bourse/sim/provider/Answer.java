package dev.bourse.sim.provider;

import org.jspecify.annotations.Nullable;

/**
 * What a request is answered with.
 *
 * @param id names the answer
 * @param created epoch seconds
 * @param model the model's name at this provider
 * @param content the words, or the arguments of the tool call
 * @param tool the function that is called; null for an answer in words
 * @param finish why it ended
 * @param counts the tokens that are reported; null when none are
 */
record Answer(
        String id,
        long created,
        String model,
        Content content,
        @Nullable String tool,
        String finish,
        @Nullable Counts counts) {
    Answer with(@Nullable Counts other) {
        return new Answer(id, created, model, content, tool, finish, other);
    }

    /** Well formed, but nothing is said. */
    Answer silent() {
        Counts none = counts == null ? null : new Counts(counts.prompt(), counts.cached(), 0);
        return new Answer(id, created, model, Content.NONE, null, "stop", none);
    }

    /**
     * Reported tokens.
     *
     * @param prompt all of the prompt, cached or not
     * @param cached the part of the prompt read from the cache
     * @param completion the completion
     */
    record Counts(long prompt, long cached, long completion) {
        /** The largest integer that every JSON reader keeps. */
        private static final long HUGE = (1L << 53) - 1;

        Counts doubled() {
            return new Counts(2 * prompt, 2 * cached, 2 * completion);
        }

        Counts negative() {
            return new Counts(-prompt - 1, -cached, -completion - 1);
        }

        Counts huge() {
            return new Counts(HUGE, 0, HUGE);
        }

        String json() {
            return """
            {"prompt_tokens":%d,"completion_tokens":%d,"total_tokens":%d,\
            "prompt_tokens_details":{"cached_tokens":%d},\
            "completion_tokens_details":{"reasoning_tokens":0}}\
            """
                    .formatted(prompt, completion, prompt + completion, cached);
        }
    }
}
