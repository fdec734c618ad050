package dev.bourse.wire.openai;

import dev.bourse.domain.catalog.Parameter;
import dev.bourse.wire.chat.Conversation;
import dev.bourse.wire.chat.Effort;
import dev.bourse.wire.chat.Thinking;
import dev.bourse.wire.chat.UpstreamEdit;

import java.util.LinkedHashMap;
import java.util.Map;

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
        if (!thinking.isOn() && !thinking.isOff()) {
            return Map.of();
        }
        if (word && (isWord(thinking) || !object)) {
            return Map.of("reasoning_effort", effort(thinking, cap(conversation, edit)).wireName());
        }
        if (object) {
            return Map.of("reasoning", object(thinking));
        }
        losses.leaveOut("reasoning");
        return Map.of();
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
        if (edit.cap() != null) {
            return edit.cap().tokens();
        }
        return conversation.maxOutputTokens() < 0 ? USUAL_CAP : conversation.maxOutputTokens();
    }
}
