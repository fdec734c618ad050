package dev.bourse.wire.gemini;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.EventWriter;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonText;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Rope;
import dev.bourse.wire.sse.SseWriter;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a stream of {@code GenerateContentResponse}s. Text goes out as it comes. Tool calls go out
 * when their arguments are complete, since Gemini has them whole. Why a candidate ended waits for
 * the last chunk, where the usage is.
 */
final class GeminiWriter implements EventWriter {
    private static final byte[] DATA = Stamp.ascii(SseWriter.DATA);
    private static final byte[] END = Stamp.ascii(SseWriter.END);
    private static final byte[] OPEN =
            Stamp.ascii("data: {\"candidates\":[{\"content\":{\"parts\":[");
    private static final byte[] TEXT = Stamp.ascii("{\"text\":\"");
    private static final byte[] PART_END = Stamp.ascii("}");
    private static final byte[] TEXT_END = Stamp.ascii("\"}");
    private static final byte[] THOUGHT_END = Stamp.ascii("\",\"thought\":true}");
    private static final byte[] ROLE = Stamp.ascii("],\"role\":\"model\"},\"index\":");
    private static final byte[] CANDIDATE_END = Stamp.ascii("}],");

    private final boolean thoughts;
    private final Stamp stamp;
    private final byte[] close;
    private final Map<Integer, CandidateWriter> candidates = new TreeMap<>();

    /**
     * @param thoughts whether the caller wants to read what the model thought
     */
    GeminiWriter(Stamp stamp, boolean thoughts) {
        this.stamp = stamp;
        this.thoughts = thoughts;
        Rope rope = new Rope();
        identify(rope);
        rope.add(PART_END);
        rope.add(END);
        close = rope.take();
    }

    @Override
    public void write(Event event, Rope out) {
        switch (event) {
            case Event.Text(int choice, JsonText text, JsonValue logprobs) ->
                    text(choice, text, logprobs, out);
            case Event.Refused(int choice, JsonText text) -> text(choice, text, null, out);
            case Event.Thought(int choice, int block, ReasoningDetail piece) ->
                    thought(choice, block, piece, out);
            case Event.CallBegun call -> at(call.choice()).calls().begin(call);
            case Event.CallArguments more -> at(more.choice()).calls().add(more);
            case Event.Made(int choice, Part.Media media) ->
                    Media.part(media).ifPresent(part -> parts(choice, List.of(part), out));
            case Event.Annotated(int choice, JsonValue source) -> at(choice).cite(source);
            case Event.Finished finished -> {
                List<JsonValue> calls = at(finished.choice()).finish(finished);
                if (!calls.isEmpty()) {
                    parts(finished.choice(), calls, out);
                }
            }
            case Event.Begun _,
                    Event.Counted _,
                    Event.Searched _,
                    Event.Failed _,
                    Event.Ended _ -> {}
        }
    }

    @Override
    public byte[] closing(Usage counted, Charge charge, @Nullable JsonObject metadata) {
        List<JsonValue> last = new ArrayList<>();
        candidates.values().forEach(candidate -> last.add(candidate.last()));
        Rope rope = new Rope();
        rope.add(DATA);
        rope.add(Stamp.ascii("{\"candidates\":"));
        rope.add(Json.bytes(new JsonArray(last)));
        rope.add(Stamp.ascii(",\"usageMetadata\":"));
        rope.add(Json.bytes(UsageBlock.of(JsonObject.EMPTY, counted, charge)));
        rope.add(Stamp.ascii(","));
        identify(rope);
        rope.add(Frame.metadata(metadata));
        rope.add(PART_END);
        rope.add(END);
        return rope.take();
    }

    @Override
    public byte[] broken(ApiError error, @Nullable JsonObject metadata) {
        return Frame.broken(error, metadata);
    }

    private void identify(Rope rope) {
        rope.add(Stamp.ascii("\"modelVersion\":"));
        rope.add(stamp.model());
        rope.add(Stamp.ascii(",\"responseId\":"));
        rope.add(stamp.id());
        rope.add(Stamp.ascii(",\"provider\":"));
        rope.add(stamp.provider());
    }

    private CandidateWriter at(int choice) {
        return candidates.computeIfAbsent(choice, CandidateWriter::new);
    }

    private void text(int choice, JsonText text, @Nullable JsonValue logprobs, Rope out) {
        at(choice);
        if (text.isEmpty() && logprobs == null) {
            return;
        }
        rope(text, TEXT_END, choice, out);
        if (logprobs != null) {
            List<JsonValue> items = logprobs.asObject().orElse(JsonObject.EMPTY).items("content");
            out.add(Stamp.ascii(",\"logprobsResult\":"));
            out.add(Json.bytes(Logprobs.write(items)));
        }
        close(out);
    }

    private void thought(int choice, int block, ReasoningDetail piece, Rope out) {
        at(choice).signatures().add(block, piece);
        boolean readable = piece.kind() != ReasoningDetail.Kind.ENCRYPTED;
        if (thoughts && readable && !piece.text().isEmpty()) {
            rope(piece.text(), THOUGHT_END, choice, out);
            close(out);
        }
    }

    private static void rope(JsonText text, byte[] end, int choice, Rope out) {
        out.add(OPEN);
        out.add(TEXT);
        out.add(text);
        out.add(end);
        index(choice, out);
    }

    private void parts(int choice, List<JsonValue> parts, Rope out) {
        at(choice);
        out.add(OPEN);
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                out.add(Stamp.ascii(","));
            }
            out.add(Json.bytes(parts.get(i)));
        }
        index(choice, out);
        close(out);
    }

    private static void index(int choice, Rope out) {
        out.add(ROLE);
        out.add(Stamp.ascii(Integer.toString(choice)));
    }

    private void close(Rope out) {
        out.add(CANDIDATE_END);
        out.add(close);
    }
}
