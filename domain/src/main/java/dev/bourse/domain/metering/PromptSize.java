package dev.bourse.domain.metering;

/**
 * How large a prompt is, as far as that can be told without a tokenizer.
 *
 * <p>The likely count takes four bytes of UTF-8 for a token, which fits English prose and code, and
 * four tokens for the frame of each message. The ceiling takes one token for each byte, since a
 * tokenizer with a byte alphabet never needs more, with a generous frame for each message and for
 * the prompt that some providers put before tools (up to 395 tokens in LiteLLM's price map). Both
 * are of text: a file that is given by its address has tokens that no byte here shows.
 *
 * <p>Sound has at most 32 tokens a second (Gemini; OpenAI has ten), and speech of the lowest
 * quality in use takes 750 bytes a second, which are a thousand characters of base64.
 *
 * <p>An image is taken for ten thousand tokens, whatever its size: so many patches OpenAI takes of
 * one in its {@code original} detail. Some open models can be set to take more of very large ones.
 *
 * @param bytes UTF-8 bytes of all messages and tools, media left out
 * @param messages how many messages carry them
 * @param sound characters of base64 in which sound is sent
 * @param images how many images are sent
 */
public record PromptSize(long bytes, long messages, long sound, long images) {
    private static final long BYTES_PER_TOKEN = 4;
    private static final long LIKELY_FRAME = 4;
    private static final long LARGEST_FRAME = 16;
    private static final long LARGEST_TOOL_PROMPT = 512;
    private static final long BASE64_PER_SOUND_TOKEN = 30;
    private static final long LARGEST_IMAGE = 10_000;

    public PromptSize {
        if ((bytes | messages | sound | images) < 0) {
            throw new IllegalArgumentException("sizes are counts: " + bytes + ", " + messages);
        }
    }

    /** Nothing to be heard or seen. */
    public PromptSize(long bytes, long messages) {
        this(bytes, messages, 0, 0);
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

    /** The most tokens that the sound in it has. */
    public long soundCeiling() {
        return Math.ceilDiv(sound, BASE64_PER_SOUND_TOKEN);
    }

    /** The tokens that are set aside for the images in it. */
    public long imageCeiling() {
        return Math.multiplyExact(LARGEST_IMAGE, images);
    }

    /** The most tokens of all together. */
    public long longest() {
        return Math.addExact(Math.addExact(ceiling(), soundCeiling()), imageCeiling());
    }
}
