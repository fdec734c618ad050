package dev.bourse.sim.provider;

import dev.bourse.sim.provider.Answer.Counts;
import dev.bourse.sim.provider.Answer.Finish;
import dev.bourse.sim.provider.Sse.Around;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonString;

import io.vertx.core.buffer.Buffer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An answer as chunks of Gemini's, or one. A call comes in one piece; what was thought is signed
 * beside the first call, or beside the end of the words.
 */
final class GenerateFrames implements Frames {
    private final Answer answer;
    private final boolean shows;
    private final Around words;

    /**
     * @param shows whether thoughts are to be seen
     */
    GenerateFrames(Answer answer, boolean shows) {
        this.answer = answer;
        this.shows = shows;
        words =
                Around.of(
                        "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"",
                        "\"}],\"role\":\"model\"},\"index\":0}],\"modelVersion\":%s,\"responseId\":\"%s\"}\n\n"
                                .formatted(Json.text(new JsonString(answer.model())), answer.id()));
    }

    @Override
    public Buffer opening() {
        return Buffer.buffer();
    }

    @Override
    public Buffer begin(int block) {
        return Buffer.buffer();
    }

    @Override
    public int pieces(int block) {
        return switch (answer.blocks().get(block).kind()) {
            case THOUGHT -> shows ? 1 : 0;
            case WORDS -> answer.blocks().get(block).content().pieces();
            case CALL -> 1;
        };
    }

    @Override
    public Buffer piece(int block, int piece) {
        Block said = answer.blocks().get(block);
        return said.is(Block.Kind.WORDS)
                ? words.piece(said.content(), piece)
                : Sse.event(response(candidate(List.of(part(block)))));
    }

    @Override
    public Buffer end(int block) {
        return Buffer.buffer();
    }

    @Override
    public Buffer finish() {
        Map<String, Object> last = candidate(List.of(Members.of("text", "")));
        if (isSignedAtTheEnd()) {
            last = candidate(List.of(signed(Members.of("text", ""), "")));
        }
        last.put("finishReason", reason());
        return Sse.event(counted(response(last)));
    }

    @Override
    public Buffer usage() {
        return Buffer.buffer();
    }

    @Override
    public Buffer done() {
        return Buffer.buffer();
    }

    @Override
    public Buffer whole() {
        List<Object> parts = new ArrayList<>();
        for (int i = 0; i < answer.blocks().size(); i++) {
            if (pieces(i) > 0) {
                parts.add(part(i));
            }
        }
        Map<String, Object> candidate = candidate(parts);
        candidate.put("finishReason", reason());
        return Sse.json(counted(response(candidate)));
    }

    private Map<String, Object> part(int index) {
        Block block = answer.blocks().get(index);
        return switch (block.kind()) {
            case THOUGHT -> Members.of("text", block.text(), "thought", true);
            case WORDS -> {
                Map<String, Object> text = Members.of("text", block.text());
                yield isSignedAtTheEnd() ? signed(text, "") : text;
            }
            case CALL -> call(index, block);
        };
    }

    private Map<String, Object> call(int index, Block block) {
        Map<String, Object> call =
                Members.of(
                        "functionCall",
                        Members.of("name", block.name(), "args", MessagesFrames.input(block)));
        boolean first = index == answer.blocks(Block.Kind.THOUGHT).size();
        return thinks() && first ? signed(call, block.name()) : call;
    }

    private boolean thinks() {
        return !answer.blocks(Block.Kind.THOUGHT).isEmpty();
    }

    private boolean isSignedAtTheEnd() {
        return thinks() && answer.blocks(Block.Kind.CALL).isEmpty();
    }

    private static Map<String, Object> signed(Map<String, Object> part, String name) {
        part.put("thoughtSignature", Signatures.of(GenerateFace.VENDOR, name));
        return part;
    }

    private static Map<String, Object> candidate(List<?> parts) {
        return Members.of("content", Members.of("parts", parts, "role", "model"), "index", 0);
    }

    private Map<String, Object> response(Map<String, Object> candidate) {
        return Members.of(
                "candidates", List.of(candidate),
                "modelVersion", answer.model(),
                "responseId", answer.id());
    }

    private Map<String, Object> counted(Map<String, Object> response) {
        if (answer.counts() != null) {
            response.put("usageMetadata", usage(answer.counts()));
        }
        return response;
    }

    private static JsonValue usage(Counts counts) {
        Map<String, Object> usage =
                Members.of(
                        "promptTokenCount",
                        counts.prompt(),
                        "candidatesTokenCount",
                        counts.completion() - counts.reasoning(),
                        "totalTokenCount",
                        counts.prompt() + counts.completion());
        if (counts.cached() != 0) {
            usage.put("cachedContentTokenCount", counts.cached());
        }
        if (counts.reasoning() != 0) {
            usage.put("thoughtsTokenCount", counts.reasoning());
        }
        return JsonValue.of(usage);
    }

    private String reason() {
        return answer.finish() == Finish.LENGTH ? "MAX_TOKENS" : "STOP";
    }
}
