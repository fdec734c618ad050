package dev.bourse.wire.chat;

import dev.bourse.domain.catalog.Modality;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A piece of a message. */
public sealed interface Part {
    /**
     * Plain text.
     *
     * @param cache set when the prompt up to here shall be cached
     */
    record Text(String text, @Nullable CacheMark cache) implements Part {
        public static Text of(String text) {
            return new Text(text, null);
        }
    }

    /**
     * An image, a file, audio or video.
     *
     * @param kind which of them
     * @param source where its bytes are
     * @param name file name; null when there is none
     * @param detail how closely to look ({@code low}, {@code high}, {@code auto}); null for the
     *     default
     * @param cache set when the prompt up to here shall be cached
     */
    record Media(
            Modality kind,
            Source source,
            @Nullable String name,
            @Nullable String detail,
            @Nullable CacheMark cache)
            implements Part {
        public static Media of(Modality kind, Source source) {
            return new Media(kind, source, null, null, null);
        }
    }

    /**
     * The model calls a tool.
     *
     * @param id names the call, so that its result can refer to it
     * @param name the tool
     * @param arguments its arguments as JSON text, as the model wrote it
     */
    record ToolCall(String id, String name, String arguments) implements Part {}

    /**
     * What a tool gave back.
     *
     * @param callId the call that it answers
     * @param name the tool; null where the dialect does not repeat it
     * @param content the result: text and media
     * @param isError whether the tool failed
     * @param cache set when the prompt up to here shall be cached
     */
    record ToolResult(
            String callId,
            @Nullable String name,
            List<Part> content,
            boolean isError,
            @Nullable CacheMark cache)
            implements Part {
        public ToolResult {
            content = List.copyOf(content);
        }
    }

    /** What the model thought. */
    record Thought(ReasoningDetail detail) implements Part {}

    /** The model declined, in these words. */
    record Refusal(String text) implements Part {}
}
