package dev.bourse.wire.gemini;

import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.Part;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tool calls of a candidate while their arguments come in pieces. */
final class Calls {
    private final Map<Integer, Draft> drafts = new TreeMap<>();

    private record Draft(String id, String name, StringBuilder arguments) {}

    void begin(Event.CallBegun call) {
        drafts.put(call.call(), new Draft(call.id(), call.name(), new StringBuilder()));
    }

    void add(Event.CallArguments more) {
        Draft draft = drafts.get(more.call());
        if (draft != null) {
            draft.arguments().append(more.json());
        }
    }

    List<Part.ToolCall> made() {
        return drafts.values().stream()
                .map(draft ->
                        new Part.ToolCall(draft.id(), draft.name(), draft.arguments().toString()))
                .toList();
    }
}
