package dev.bourse.domain.metering;

/**
 * How large a prompt is, as far as that can be told without a tokenizer.
 *
 * <p>The likely count takes four bytes of UTF-8 for a token, which fits English prose and code, and
 * four tokens for the frame of each message. The ceiling takes one token for each byte, since a
 * tokenizer with a byte alphabet never needs more, with a generous frame for each message and for
 * the prompt that some providers put before tools (up to 395 tokens in LiteLLM's price map). Both
 * are of text: an image or a file that is given by its address has tokens that no byte here shows.
 *
 * @param bytes UTF-8 bytes of all messages and tools
 * @param messages how many messages carry them
 */
public record PromptSize(long bytes, long messages) {
    private static final long BYTES_PER_TOKEN = 4;
    private static final long LIKELY_FRAME = 4;
    private static final long LARGEST_FRAME = 16;
    private static final long LARGEST_TOOL_PROMPT = 512;

    public PromptSize {
        if (bytes < 0 || messages < 0) {
            throw new IllegalArgumentException("sizes are counts: " + bytes + ", " + messages);
        }
    }

    /** The likely number of tokens in that many bytes of UTF-8, rounded up. */
    public static long likelyTokens(long bytes) {
        return Math.ceilDiv(bytes, BYTES_PER_TOKEN);
    }

    /** {@code ceil(bytes / 4) + 4 * messages}. */
    public long likely() {
        return Math.addExact(likelyTokens(bytes), Math.multiplyExact(LIKELY_FRAME, messages));
    }

    /** {@code bytes + 16 * messages + 512}: no tokenizer finds more in text. */
    public long ceiling() {
        long frames = Math.multiplyExact(LARGEST_FRAME, messages) + LARGEST_TOOL_PROMPT;
        return Math.addExact(bytes, frames);
    }
}
