package dev.bourse.wire.chat;

import dev.bourse.domain.unit.Tokens;

import java.util.LinkedHashMap;
import java.util.Map;

/** How OpenAI's dialects name what is counted within the prompt and within the answer. */
public final class TokenDetails {
    /** Sound, on either side. */
    public static final String SOUND = "audio_tokens";

    /** Images, on either side. */
    public static final String IMAGES = "image_tokens";

    private TokenDetails() {}

    /** Counts within the prompt; media only where there are any. */
    public static Map<String, Long> read(Tokens tokens) {
        Map<String, Long> details = new LinkedHashMap<>();
        details.put("cached_tokens", tokens.cacheRead());
        details.put("cache_write_tokens", tokens.cacheWrite());
        media(tokens.sound().prompt(), tokens.images().prompt(), details);
        return details;
    }

    /** Counts within the answer; media only where there are any. */
    public static Map<String, Long> made(Tokens tokens) {
        long aloud = tokens.sound().output();
        long drawn = tokens.images().output();
        if ((aloud | drawn) == 0) {
            return Map.of("reasoning_tokens", tokens.reasoning());
        }
        Map<String, Long> details = new LinkedHashMap<>();
        details.put("reasoning_tokens", tokens.reasoning());
        media(aloud, drawn, details);
        return details;
    }

    private static void media(long sound, long images, Map<String, Long> details) {
        if (sound > 0) {
            details.put(SOUND, sound);
        }
        if (images > 0) {
            details.put(IMAGES, images);
        }
    }
}
