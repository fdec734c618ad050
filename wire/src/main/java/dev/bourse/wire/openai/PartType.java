package dev.bourse.wire.openai;

import dev.bourse.wire.json.JsonScanner;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The kinds of parts that a message's content may have (openrouter.md 1.3). Each has its value in a
 * member of the same name.
 */
enum PartType {
    TEXT("text", "must be a string"),
    REFUSAL("refusal", "must be a string"),
    IMAGE("image_url", "must have a url"),
    AUDIO("input_audio", "must have data and a format"),
    VIDEO("video_url", "must have a url"),
    OLD_VIDEO("input_video", "must have a url"),
    FILE("file", "must have file_data or a file_id");

    /** There may be many parts, so that even an array for each would be felt. */
    private static final List<PartType> ALL = List.of(values());

    private static final List<String> INSIDE =
            List.of("url", "data", "format", "file_data", "file_id", "file_url");

    private static final int URL = 1;
    private static final int SOUND = 2 | 4;
    private static final int BYTES = 8 | 16 | 32;

    private final String wireName;
    private final String rule;

    PartType(String wireName, String rule) {
        this.wireName = wireName;
        this.rule = rule;
    }

    /** The kind whose value a member of that name has; null when it is of none. */
    static @Nullable PartType of(String member) {
        for (int i = 0; i < ALL.size(); i++) {
            if (ALL.get(i).wireName.equals(member)) {
                return ALL.get(i);
            }
        }
        return null;
    }

    /** The kind that the text under the scanner names; null when it is none of these. */
    static @Nullable PartType named(JsonScanner in) {
        for (int i = 0; i < ALL.size(); i++) {
            if (in.isText(ALL.get(i).wireName)) {
                return ALL.get(i);
            }
        }
        return null;
    }

    String wireName() {
        return wireName;
    }

    /** What its value must have. */
    String rule() {
        return rule;
    }

    /**
     * Passes over the value that the scanner stands on.
     *
     * @return whether it has what it must have; some clients write the address of an image where
     *     the object belongs, and some upstreams take the address of a file
     */
    boolean read(JsonScanner in) {
        boolean text = in.isText();
        int texts = texts(in);
        return switch (this) {
            case TEXT, REFUSAL -> text;
            case IMAGE -> text || texts(texts, URL);
            case AUDIO -> (texts & SOUND) == SOUND;
            case VIDEO, OLD_VIDEO -> texts(texts, URL);
            case FILE -> texts(texts, BYTES);
        };
    }

    private static boolean texts(int found, int any) {
        return (found & any) != 0;
    }

    /** Which of the members within are texts, as bits. */
    private static int texts(JsonScanner in) {
        if (!in.isObject()) {
            in.skip();
            return 0;
        }
        int found = 0;
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            int at = in.isText() ? INSIDE.indexOf(key) : -1;
            found |= at < 0 ? 0 : 1 << at;
            in.skip();
        }
        return found;
    }
}
