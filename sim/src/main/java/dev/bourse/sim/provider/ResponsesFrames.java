package dev.bourse.sim.provider;

import dev.bourse.sim.provider.Answer.Counts;
import dev.bourse.sim.provider.Answer.Finish;
import dev.bourse.wire.json.JsonValue.JsonNull;

import io.vertx.core.buffer.Buffer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** An answer as events of a response, or one. Events are numbered in the order they are made. */
final class ResponsesFrames implements Frames {
    private final Answer answer;
    private final ResponsesItems items;
    private int number;

    ResponsesFrames(Answer answer, boolean sealing, boolean summing) {
        this.answer = answer;
        items = new ResponsesItems(answer, sealing, summing);
    }

    @Override
    public Buffer opening() {
        Map<String, Object> begun = response("in_progress", List.of());
        return event("response.created", "response", begun)
                .appendBuffer(event("response.in_progress", "response", begun));
    }

    @Override
    public Buffer begin(int block) {
        Buffer added =
                event(
                        "response.output_item.added",
                        "output_index",
                        block,
                        "item",
                        items.begun(block));
        return switch (answer.blocks().get(block).kind()) {
            case CALL -> added;
            case WORDS ->
                    added.appendBuffer(
                            part("response.content_part.added", block, ResponsesItems.part("")));
            case THOUGHT ->
                    items.summing()
                            ? added.appendBuffer(
                                    summary(
                                            "response.reasoning_summary_part.added",
                                            block,
                                            "part",
                                            ResponsesItems.summary("")))
                            : added;
        };
    }

    @Override
    public int pieces(int block) {
        boolean hidden = answer.blocks().get(block).is(Block.Kind.THOUGHT) && !items.summing();
        return hidden ? 0 : answer.blocks().get(block).content().pieces();
    }

    @Override
    public Buffer piece(int block, int piece) {
        Content content = answer.blocks().get(block).content();
        byte[] text =
                Arrays.copyOfRange(
                        content.escaped(), content.bounds()[piece], content.bounds()[piece + 1]);
        String name =
                switch (answer.blocks().get(block).kind()) {
                    case THOUGHT -> "response.reasoning_summary_text.delta";
                    case WORDS -> "response.output_text.delta";
                    case CALL -> "response.function_call_arguments.delta";
                };
        return Buffer.buffer(
                """
                event: %s
                data: {"type":"%s","sequence_number":%d,"item_id":"%s","output_index":%d%s,"delta":"%s"}

                """
                        .formatted(
                                name,
                                name,
                                number++,
                                items.id(block),
                                block,
                                place(block),
                                new String(text, StandardCharsets.UTF_8)));
    }

    @Override
    public Buffer end(int block) {
        String text = answer.blocks().get(block).text();
        Buffer ended =
                switch (answer.blocks().get(block).kind()) {
                    case THOUGHT -> thoughtDone(block, text);
                    case WORDS ->
                            done("response.output_text.done", block, "text", text)
                                    .appendBuffer(
                                            part(
                                                    "response.content_part.done",
                                                    block,
                                                    ResponsesItems.part(text)));
                    case CALL ->
                            done("response.function_call_arguments.done", block, "arguments", text);
                };
        return ended.appendBuffer(
                event(
                        "response.output_item.done",
                        "output_index",
                        block,
                        "item",
                        items.complete(block)));
    }

    @Override
    public Buffer finish() {
        return Buffer.buffer();
    }

    @Override
    public Buffer usage() {
        return Buffer.buffer();
    }

    @Override
    public Buffer done() {
        return event("response." + status(), "response", response(status(), items.all()));
    }

    @Override
    public Buffer whole() {
        return Sse.json(response(status(), items.all()));
    }

    private Buffer thoughtDone(int block, String text) {
        return items.summing()
                ? summary("response.reasoning_summary_text.done", block, "text", text)
                        .appendBuffer(
                                summary(
                                        "response.reasoning_summary_part.done",
                                        block,
                                        "part",
                                        ResponsesItems.summary(text)))
                : Buffer.buffer();
    }

    private String place(int block) {
        return switch (answer.blocks().get(block).kind()) {
            case THOUGHT -> ",\"summary_index\":0";
            case WORDS -> ",\"content_index\":0,\"logprobs\":[]";
            case CALL -> "";
        };
    }

    private Buffer part(String name, int block, Object part) {
        return done(name, block, "part", part);
    }

    private Buffer done(String name, int block, String member, Object value) {
        boolean words = answer.blocks().get(block).is(Block.Kind.WORDS);
        return words
                ? event(
                        name,
                        "item_id",
                        items.id(block),
                        "output_index",
                        block,
                        "content_index",
                        0,
                        member,
                        value)
                : event(name, "item_id", items.id(block), "output_index", block, member, value);
    }

    private Buffer summary(String name, int block, String member, Object value) {
        return event(
                name,
                "item_id",
                items.id(block),
                "output_index",
                block,
                "summary_index",
                0,
                member,
                value);
    }

    private Buffer event(String name, Object... members) {
        Map<String, Object> event = Members.of("type", name, "sequence_number", number++);
        event.putAll(Members.of(members));
        return Sse.event(name, event);
    }

    private Map<String, Object> response(String status, List<Object> output) {
        boolean over = !status.equals("in_progress");
        Counts counts = over ? answer.counts() : null;
        return Members.of(
                "id",
                "resp_" + answer.id(),
                "object",
                "response",
                "created_at",
                answer.created(),
                "status",
                status,
                "error",
                JsonNull.NULL,
                "incomplete_details",
                status.equals("incomplete") ? Map.of("reason", "max_output_tokens") : JsonNull.NULL,
                "model",
                answer.model(),
                "output",
                output,
                "parallel_tool_calls",
                true,
                "store",
                false,
                "usage",
                counts == null ? JsonNull.NULL : counted(counts));
    }

    private String status() {
        return answer.finish() == Finish.LENGTH ? "incomplete" : "completed";
    }

    private static Map<String, Object> counted(Counts counts) {
        Map<String, Object> input = Members.of("cached_tokens", counts.cached());
        return Members.of(
                "input_tokens", counts.prompt(),
                "input_tokens_details", input,
                "output_tokens", counts.completion(),
                "output_tokens_details", Map.of("reasoning_tokens", counts.reasoning()),
                "total_tokens", counts.prompt() + counts.completion());
    }
}
