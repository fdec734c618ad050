package dev.bourse.wire.chat;

import dev.bourse.wire.json.JsonText;

import org.jspecify.annotations.Nullable;

/**
 * A block of reasoning (openrouter.md 1.4). A signed or encrypted block goes back to the vendor
 * that made it unmodified, and to no other.
 *
 * @param kind what {@code text} holds
 * @param text the reasoning, its summary, or its cipher text
 * @param signature the vendor's signature over the text; null when it is not signed
 * @param id the vendor's id of the block; null when it has none
 * @param format the vendor's format, such as {@code anthropic-claude-v1}
 */
public record ReasoningDetail(
        Kind kind, JsonText text, @Nullable String signature, @Nullable String id, String format) {
    /** The format of reasoning that no vendor has signed. */
    public static final String UNKNOWN = "unknown";

    public static final String ANTHROPIC = "anthropic-claude-v1";
    public static final String OPENAI = "openai-responses-v1";
    public static final String GEMINI = "google-gemini-v1";

    /** What a block holds. */
    public enum Kind {
        TEXT("reasoning.text"),
        SUMMARY("reasoning.summary"),
        ENCRYPTED("reasoning.encrypted");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        /** The {@code type} in {@code reasoning_details}. */
        public String wireName() {
            return wireName;
        }
    }

    public ReasoningDetail(
            Kind kind,
            String text,
            @Nullable String signature,
            @Nullable String id,
            String format) {
        this(kind, JsonText.of(text), signature, id, format);
    }

    /** Reasoning that nobody signed. */
    public static ReasoningDetail plain(String text) {
        return plain(JsonText.of(text));
    }

    /** Reasoning that nobody signed. */
    public static ReasoningDetail plain(JsonText text) {
        return new ReasoningDetail(Kind.TEXT, text, null, null, UNKNOWN);
    }

    /** Whether only the vendor of {@code format} can make anything of it. */
    public boolean isSigned() {
        return signature != null || kind == Kind.ENCRYPTED;
    }
}
