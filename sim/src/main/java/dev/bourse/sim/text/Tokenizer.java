package dev.bourse.sim.text;

/**
 * The tokenizer of every simulated provider: a text has one token per four bytes of its UTF-8 form,
 * the last one perhaps shorter. It is stated so that anyone can recount a bill.
 *
 * <p>A prompt has the sum over its messages: the message's texts joined without separator and
 * counted together (text parts, tool call arguments), plus {@link #PER_IMAGE} for each image.
 * Roles, names and tool definitions count nothing.
 */
public final class Tokenizer {
    /** Bytes of UTF-8 in a whole token. */
    public static final int BYTES_PER_TOKEN = 4;

    /** Tokens that an image in a prompt counts, whatever its size. */
    public static final int PER_IMAGE = 85;

    private static final int ONE_BYTE = 0x80;
    private static final int TWO_BYTES = 0x800;

    private Tokenizer() {}

    /** How many tokens the text has. */
    public static long count(String text) {
        return ofBytes(bytes(text));
    }

    /** How many tokens so many bytes of UTF-8 are. */
    public static long ofBytes(long bytes) {
        return Math.ceilDiv(bytes, BYTES_PER_TOKEN);
    }

    /** Bytes of the text in UTF-8; a lone surrogate counts three. */
    public static long bytes(String text) {
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ONE_BYTE) {
                bytes += c < TWO_BYTES || pairs(text, i) ? 1 : 2;
            }
        }
        return bytes;
    }

    /**
     * The longest beginning of the text that has at most so many tokens and breaks no character.
     */
    public static String prefix(String text, long tokens) {
        int end = 0;
        long room = tokens * BYTES_PER_TOKEN;
        while (end < text.length()) {
            int width = Character.charCount(text.codePointAt(end));
            room -= bytes(text.substring(end, end + width));
            if (room < 0) {
                break;
            }
            end += width;
        }
        return text.substring(0, end);
    }

    /** Each half of a surrogate pair adds one byte to its own char: four bytes for two chars. */
    private static boolean pairs(String text, int at) {
        char c = text.charAt(at);
        return Character.isHighSurrogate(c)
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : Character.isLowSurrogate(c)
                        && at > 0
                        && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
