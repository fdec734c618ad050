package dev.bourse.sim.provider;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Remembers beginnings of prompts for five minutes, or for an hour where a mark asks for it. A
 * prompt with marks is cached up to its last one, and so much of it as is known already is read; a
 * prompt with a key is cached up to its last turn, and what it writes is not counted, as at vendors
 * that cache by themselves.
 */
final class PromptCache {
    private static final long MINUTES_MICROS = 300_000_000;
    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final int MOST = 4096;

    private final LongSupplier epochMicros;
    private final Map<String, Long> known =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                    return size() > MOST;
                }
            };

    PromptCache(LongSupplier epochMicros) {
        this.epochMicros = epochMicros;
    }

    /**
     * What a prompt reads and writes.
     *
     * @param read tokens
     * @param written tokens
     * @param writtenHour those of the written tokens that are kept for an hour
     */
    record Use(long read, long written, long writtenHour) {
        static final Use NONE = new Use(0, 0, 0);

        /** As a provider tells it that counts wrong. */
        Use times(int factor) {
            return new Use(factor * read, factor * written, factor * writtenHour);
        }
    }

    /** Looks the prompt up and remembers it. */
    Use use(Prompt prompt) {
        int marked = lastMarked(prompt.turns());
        boolean byKey = marked < 0 && prompt.cacheKey() != null;
        int turns = byKey ? prompt.turns().size() - 1 : marked + 1;
        if (turns <= 0) {
            return Use.NONE;
        }
        long read = read(prompt, turns);
        long written = byKey ? 0 : tokens(prompt, turns) - read;
        boolean hour = prompt.turns().get(turns - 1).mark() == Turn.Mark.HOUR;
        long lifetime = hour ? HOUR_MICROS : MINUTES_MICROS;
        known.put(name(prompt, turns), epochMicros.getAsLong() + lifetime);
        return new Use(read, written, hour ? written : 0);
    }

    private long read(Prompt prompt, int most) {
        for (int turns = most; turns > 0; turns--) {
            if (known.getOrDefault(name(prompt, turns), 0L) > epochMicros.getAsLong()) {
                return tokens(prompt, turns);
            }
        }
        return 0;
    }

    private static int lastMarked(List<Turn> turns) {
        int at = turns.size() - 1;
        while (at >= 0 && turns.get(at).mark() == Turn.Mark.NONE) {
            at--;
        }
        return at;
    }

    private static long tokens(Prompt prompt, int turns) {
        return prompt.turns().stream().limit(turns).mapToLong(Turn::tokens).sum();
    }

    private static String name(Prompt prompt, int turns) {
        StringBuilder name = new StringBuilder(prompt.model());
        prompt.turns().stream()
                .limit(turns)
                .forEach(turn -> name.append('\n').append(turn.speaker()).append(turn.text()));
        return Signatures.of("cache", name.toString());
    }
}
