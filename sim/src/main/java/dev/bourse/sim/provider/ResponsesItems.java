package dev.bourse.sim.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The blocks of an answer as items of a response. */
final class ResponsesItems {
    private final Answer answer;
    private final boolean sealing;
    private final boolean summing;

    /**
     * @param sealing whether thoughts come sealed
     * @param summing whether thoughts come summed up
     */
    ResponsesItems(Answer answer, boolean sealing, boolean summing) {
        this.answer = answer;
        this.sealing = sealing;
        this.summing = summing;
    }

    boolean summing() {
        return summing;
    }

    String id(int block) {
        String kind =
                switch (answer.blocks().get(block).kind()) {
                    case THOUGHT -> "rs_";
                    case WORDS -> "msg_";
                    case CALL -> "fc_";
                };
        return kind + answer.id() + "_" + block;
    }

    List<Object> all() {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < answer.blocks().size(); i++) {
            items.add(complete(i));
        }
        return items;
    }

    Map<String, Object> begun(int block) {
        return item(block, "in_progress", false);
    }

    Map<String, Object> complete(int block) {
        return item(block, "completed", true);
    }

    static Map<String, Object> part(String text) {
        return Members.of(
                "type",
                "output_text",
                "text",
                text,
                "annotations",
                List.of(),
                "logprobs",
                List.of());
    }

    static Map<String, Object> summary(String text) {
        return Members.of("type", "summary_text", "text", text);
    }

    private Map<String, Object> item(int index, String status, boolean full) {
        Block block = answer.blocks().get(index);
        String text = full ? block.text() : "";
        return switch (block.kind()) {
            case THOUGHT -> thought(index, text, full);
            case WORDS ->
                    Members.of(
                            "id",
                            id(index),
                            "type",
                            "message",
                            "status",
                            status,
                            "role",
                            "assistant",
                            "content",
                            full ? List.of(part(text)) : List.of());
            case CALL ->
                    Members.of(
                            "id",
                            id(index),
                            "type",
                            "function_call",
                            "status",
                            status,
                            "call_id",
                            answer.callId(index),
                            "name",
                            block.name(),
                            "arguments",
                            text);
        };
    }

    private Map<String, Object> thought(int index, String text, boolean full) {
        Map<String, Object> item =
                Members.of(
                        "id",
                        id(index),
                        "type",
                        "reasoning",
                        "summary",
                        full && summing ? List.of(summary(text)) : List.of());
        if (sealing) {
            item.put("encrypted_content", full ? ResponsesFace.sealed(text) : "");
        }
        return item;
    }
}
