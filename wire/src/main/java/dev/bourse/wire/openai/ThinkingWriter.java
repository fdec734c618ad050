package dev.bourse.wire.openai;

import dev.bourse.domain.catalog.Parameter;
import dev.bourse.wire.chat.Conversation;
import dev.bourse.wire.chat.Effort;
import dev.bourse.wire.chat.Thinking;
import dev.bourse.wire.chat.UpstreamEdit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Writes how to reason in the form that an endpoint knows: {@code reasoning_effort} where a word
 * says it all, {@code reasoning} where there is more to say, and the nearest word where only words
 * are understood (openrouter.md 1.3).
 */
final class ThinkingWriter {
    /** What an answer is taken to be limited to where nobody says, to turn a budget into a word. */
    private static final long USUAL_CAP = 32_000;

    private ThinkingWriter() {}

    /** The member to write; none when the caller said nothing or the endpoint does not reason. */
    static Map<String, Object> member(Conversation conversation, UpstreamEdit edit, Losses losses) {
        Thinking thinking = conversation.thinking();
        boolean object = !edit.drop().contains(Parameter.REASONING);
        boolean word = !edit.drop().contains(Parameter.REASONING_EFFORT);
        Optional<Effort> effort = word(thinking, cap(conversation, edit));
        if (effort.isEmpty()) {
            return Map.of();
        }
        if (word && (isWord(thinking) || !object)) {
            return Map.of("reasoning_effort", effort.get().wireName());
        }
        if (object) {
            return Map.of("reasoning", object(thinking));
        }
        losses.leaveOut("reasoning");
        return Map.of();
    }

    /**
     * How to reason in one word; empty when the caller did not say.
     *
     * @param cap most tokens of the answer; -1 when nobody says
     */
    static Optional<Effort> word(Thinking thinking, long cap) {
        return thinking.isOn() || thinking.isOff()
                ? Optional.of(effort(thinking, cap < 0 ? USUAL_CAP : cap))
                : Optional.empty();
    }

    private static boolean isWord(Thinking thinking) {
        boolean said = thinking.effort() != null && thinking.summary() == null;
        return thinking.isOff() || said;
    }

    private static Effort effort(Thinking thinking, long cap) {
        if (thinking.isOff()) {
            return Effort.NONE;
        }
        if (thinking.effort() != null) {
            return thinking.effort();
        }
        return thinking.budget() > 0 ? Effort.ofBudget(thinking.budget(), cap) : Effort.MEDIUM;
    }

    private static Map<String, Object> object(Thinking thinking) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (thinking.isOff()) {
            members.put("enabled", false);
            return members;
        }
        Effort effort = thinking.effort();
        ConversationWriter.with(members, "effort", effort == null ? null : effort.wireName());
        if (effort == null && thinking.budget() > 0) {
            members.put("max_tokens", thinking.budget());
        }
        if (members.isEmpty()) {
            members.put("enabled", true);
        }
        if (thinking.exclude()) {
            members.put("exclude", true);
        }
        ConversationWriter.with(members, "summary", thinking.summary());
        return members;
    }

    private static long cap(Conversation conversation, UpstreamEdit edit) {
        return edit.cap() == null ? conversation.maxOutputTokens() : edit.cap().tokens();
    }
}
