package dev.bourse.wire.chat;

import dev.bourse.domain.catalog.Modality;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * A chat request in no dialect: every dialect reads into it and writes from it, so that translation
 * needs one reader and one writer a dialect, not one for each pair.
 *
 * @param messages instructions first, then the conversation in order
 * @param tools functions that may be called
 * @param toolChoice whether one must be; null when not said
 * @param parallelToolCalls whether several may be called at once; null when not said
 * @param format what form the answer has
 * @param thinking how to reason
 * @param sampling how to draw tokens
 * @param maxOutputTokens cap on one answer; -1 when there is none
 * @param choices how many answers
 * @param verbosity how long answers shall be ({@code low} to {@code max}); null when not said
 * @param outputs kinds of content asked for
 * @param promptCache what was said to prompt caches
 * @param cache set when the whole prompt shall be cached
 * @param stream whether the answer comes in pieces
 * @param foreign names of members that only the caller's own dialect knows; whoever writes another
 *     dialect leaves them out and says so
 */
public record Conversation(
        List<Message> messages,
        List<Tool> tools,
        @Nullable ToolChoice toolChoice,
        @Nullable Boolean parallelToolCalls,
        Format format,
        Thinking thinking,
        Sampling sampling,
        long maxOutputTokens,
        int choices,
        @Nullable String verbosity,
        Set<Modality> outputs,
        PromptCache promptCache,
        @Nullable CacheMark cache,
        boolean stream,
        List<String> foreign) {
    public Conversation {
        if (messages.isEmpty() || choices < 1 || maxOutputTokens < -1) {
            throw new IllegalArgumentException(
                    "a conversation has messages, choices, and a cap or -1");
        }
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
        outputs = Set.copyOf(outputs);
        foreign = List.copyOf(foreign);
    }
}
