package dev.bourse.sim.provider;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a request is answered with.
 *
 * @param id names the answer
 * @param created epoch seconds
 * @param model the model's name at this provider
 * @param blocks a thought, then words or calls
 * @param finish why it ended
 * @param stopped the stop sequence that ended it; null when none did
 * @param counts the tokens that are reported; null when none are
 */
record Answer(
        String id,
        long created,
        String model,
        List<Block> blocks,
        Finish finish,
        @Nullable String stopped,
        @Nullable Counts counts) {
    /** Why an answer ends. */
    enum Finish {
        STOP,
        LENGTH,
        TOOL_CALLS
    }

    Answer {
        blocks = List.copyOf(blocks);
    }

    Answer with(@Nullable Counts other) {
        return new Answer(id, created, model, blocks, finish, stopped, other);
    }

    /** Well formed, but nothing is said. */
    Answer silent() {
        Counts none = counts == null ? null : counts.silent();
        return new Answer(id, created, model, List.of(), Finish.STOP, null, none);
    }

    /** The blocks of a kind. */
    List<Block> blocks(Block.Kind kind) {
        return blocks.stream().filter(block -> block.is(kind)).toList();
    }

    /** The first text of a kind; empty when there is none. */
    String text(Block.Kind kind) {
        return blocks(kind).stream().map(Block::text).findFirst().orElse("");
    }

    /** Names a call: equal in all dialects. */
    String callId(int block) {
        int call = block - blocks(Block.Kind.THOUGHT).size();
        return "call_" + id + (call == 0 ? "" : "_" + call);
    }

    /** Tokens that were made. */
    long tokens() {
        return blocks.stream().mapToLong(block -> block.content().tokens()).sum();
    }

    /**
     * Reported tokens.
     *
     * @param prompt all of the prompt, cached or not
     * @param cache the parts of the prompt read from the cache and written to it
     * @param completion the completion, thoughts and all
     * @param reasoning the thoughts
     */
    record Counts(long prompt, PromptCache.Use cache, long completion, long reasoning) {
        /** The largest integer that every JSON reader keeps. */
        private static final long HUGE = (1L << 53) - 1;

        Counts doubled() {
            return new Counts(2 * prompt, cache.times(2), 2 * completion, 2 * reasoning);
        }

        Counts negative() {
            return new Counts(-prompt - 1, cache.times(-1), -completion - 1, -reasoning);
        }

        Counts huge() {
            return new Counts(HUGE, PromptCache.Use.NONE, HUGE, 0);
        }

        Counts silent() {
            return new Counts(prompt, cache, 0, 0);
        }

        /** The part of the prompt that was neither read from the cache nor written to it. */
        long fresh() {
            return prompt - cached() - written();
        }

        long cached() {
            return cache.read();
        }

        long written() {
            return cache.written();
        }
    }
}
