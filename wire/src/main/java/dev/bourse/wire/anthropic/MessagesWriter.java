package dev.bourse.wire.anthropic;

import dev.bourse.wire.chat.CacheMark;
import dev.bourse.wire.chat.Message;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.chat.Role;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes a conversation as {@code system} and {@code messages}: instructions stand above all, turns
 * of one speaker that follow each other are one, and results of tools open the user's turn.
 */
final class MessagesWriter {
    private static final Pattern ILLEGAL = Pattern.compile("[^a-zA-Z0-9_-]");

    private final Set<String> leftOut;
    private final List<Map<String, Object>> system = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    private @Nullable String impossible;

    /**
     * @param leftOut takes the names of what finds no place
     */
    MessagesWriter(Set<String> leftOut) {
        this.leftOut = leftOut;
    }

    /**
     * A turn of one speaker.
     *
     * @param results results of tools, which come first
     */
    private record Turn(
            String role, List<Map<String, Object>> results, List<Map<String, Object>> blocks) {
        List<Map<String, Object>> all() {
            List<Map<String, Object>> all = new ArrayList<>(results);
            all.addAll(blocks);
            return all;
        }
    }

    void write(List<Message> messages) {
        messages.forEach(this::message);
        if (turns.isEmpty() && !system.isEmpty()) {
            turns.add(new Turn("user", List.of(), List.copyOf(system)));
            system.clear();
        }
    }

    /** Blocks of instructions; none when there are none. */
    List<Map<String, Object>> system() {
        return system;
    }

    List<Map<String, Object>> messages() {
        return turns.stream()
                .map(turn -> {
                    Map<String, Object> message = new LinkedHashMap<>();
                    message.put("role", turn.role());
                    message.put("content", turn.all());
                    return message;
                })
                .toList();
    }

    /** What cannot be said in this dialect; null when everything can. */
    @Nullable String impossible() {
        return impossible;
    }

    /** Asks for the prompt to be cached up to its end. */
    void cacheAll(CacheMark mark) {
        if (!turns.isEmpty()) {
            Map<String, Object> last = turns.getLast().all().getLast();
            boolean thought = String.valueOf(last.get("type")).endsWith("thinking");
            if (!thought) {
                last.putIfAbsent("cache_control", cacheControl(mark));
            }
        }
    }

    /** Whether Anthropic would know reasoning for its own. */
    static boolean isOwn(ReasoningDetail detail) {
        return detail.isSigned() && detail.format().equals(ReasoningDetail.ANTHROPIC);
    }

    static Map<String, Object> cacheControl(CacheMark mark) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "ephemeral");
        if (mark.ttl() != null) {
            members.put("ttl", mark.ttl());
        }
        return members;
    }

    private void message(Message message) {
        switch (message.role()) {
            case SYSTEM, DEVELOPER -> message.parts().forEach(part -> write(part, system));
            case ASSISTANT -> add(named("assistant", message));
            case USER, TOOL -> add(named("user", message));
        }
    }

    /** Adds a turn, or goes on with the last one; who says nothing has no turn. */
    private void add(Turn turn) {
        if (turn.all().isEmpty()) {
            return;
        }
        if (!turns.isEmpty() && turns.getLast().role().equals(turn.role())) {
            turns.getLast().results().addAll(turn.results());
            turns.getLast().blocks().addAll(turn.blocks());
        } else {
            turns.add(turn);
        }
    }

    /** There is no place for a speaker's name but before the words (openrouter.md 1.3). */
    private Turn named(String role, Message message) {
        Turn turn = new Turn(role, new ArrayList<>(), new ArrayList<>());
        String prefix =
                message.name() == null || message.role() == Role.TOOL ? "" : message.name() + ": ";
        for (Part part : message.parts()) {
            if (part instanceof Part.ToolResult result) {
                turn.results().add(result(result));
            } else if (part instanceof Part.Text(String text, CacheMark cache)
                    && !prefix.isEmpty()) {
                write(new Part.Text(prefix + text, cache), turn.blocks());
                prefix = "";
            } else {
                write(part, turn.blocks());
            }
        }
        return turn;
    }

    private void write(Part part, List<Map<String, Object>> blocks) {
        switch (part) {
            case Part.Text(String text, CacheMark cache) -> text(text, cache, blocks);
            case Part.Refusal(String text) -> text(text, null, blocks);
            case Part.Media media -> medium(media, blocks);
            case Part.ToolCall call -> blocks.add(call(call));
            case Part.ToolResult result -> blocks.add(result(result));
            case Part.Thought(ReasoningDetail detail) -> thought(detail, blocks);
        }
    }

    private void medium(Part.Media media, List<Map<String, Object>> blocks) {
        if (media.detail() != null && !media.detail().equals("auto")) {
            leftOut.add("image_url.detail");
        }
        MediaWriter.block(media)
                .ifPresentOrElse(blocks::add, () -> refuse(media.kind().wireName()));
    }

    private void refuse(String kind) {
        impossible = impossible == null ? "messages." + kind : impossible;
    }

    /** An empty text would be refused, and says nothing. */
    private static void text(
            String text, @Nullable CacheMark cache, List<Map<String, Object>> blocks) {
        if (!text.isEmpty()) {
            blocks.add(marked(MediaWriter.text(text), cache));
        }
    }

    private void thought(ReasoningDetail detail, List<Map<String, Object>> blocks) {
        if (!isOwn(detail)) {
            leftOut.add("reasoning_details");
            return;
        }
        Map<String, Object> block = new LinkedHashMap<>();
        if (detail.kind() == ReasoningDetail.Kind.ENCRYPTED) {
            block.put("type", "redacted_thinking");
            block.put("data", detail.text());
        } else {
            block.put("type", "thinking");
            block.put("thinking", detail.text());
            block.put("signature", detail.signature());
        }
        blocks.add(block);
    }

    private static Map<String, Object> call(Part.ToolCall call) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("type", "tool_use");
        block.put("id", id(call.id()));
        block.put("name", call.name());
        block.put("input", Arguments.of(call.arguments()));
        return block;
    }

    private Map<String, Object> result(Part.ToolResult result) {
        List<Map<String, Object>> content = new ArrayList<>();
        result.content().forEach(part -> write(part, content));
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("type", "tool_result");
        block.put("tool_use_id", id(result.callId()));
        if (!content.isEmpty()) {
            block.put("content", content);
        }
        if (result.isError()) {
            block.put("is_error", true);
        }
        return marked(block, result.cache());
    }

    /** Anthropic takes letters, digits, underscores and hyphens; others have dots and colons. */
    private static String id(String id) {
        return id.isEmpty() ? "call" : ILLEGAL.matcher(id).replaceAll("_");
    }

    static Map<String, Object> marked(Map<String, Object> block, @Nullable CacheMark cache) {
        if (cache != null) {
            block.put("cache_control", cacheControl(cache));
        }
        return block;
    }
}
