package dev.bourse.wire.gemini;

import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.EventReader;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.Shape;
import dev.bourse.wire.chat.Shapes;
import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads Gemini's answers. The usage counts that comes with the finish or after it; those of earlier
 * chunks are sums so far. A chunk that differs from an earlier one in nothing but its words and
 * such sums is known by its {@linkplain Shapes shape}; the others are read with care.
 */
final class GeminiReader implements EventReader {
    private static final int MOST_INDEX = 1000;

    private final Consumer<Event> sink;
    private final Progress progress = new Progress();
    private final Tail tail = new Tail();
    private final List<CandidateReader> candidates = new ArrayList<>();
    private final Shapes shapes;
    private boolean begun;
    private @Nullable String upstreamId;
    private int told;
    private @Nullable Event latest;

    GeminiReader(Consumer<Event> sink) {
        this(sink, new Shapes());
    }

    /**
     * @param shapes those that chunks of one text take
     */
    GeminiReader(Consumer<Event> sink, Shapes shapes) {
        this.shapes = shapes;
        this.sink =
                event -> {
                    told++;
                    latest = event;
                    sink.accept(event);
                };
    }

    @Override
    public void event(String name, byte[] source, int from, int to) {
        Event known = progress.hasEnded() ? null : shapes.read(source, from, to);
        switch (known) {
            case Event.Text text -> at(text.choice()).again(text, sink);
            case Event.Thought thought -> at(thought.choice()).again(thought, sink);
            case null, default -> chunk(source, from, to);
        }
    }

    private void chunk(byte[] source, int from, int to) {
        told = 0;
        try (JsonScanner in = JsonScanner.of(source, from, to)) {
            in.next();
            in.object("answer");
            response(in, source);
            in.finish();
        }
        Event only = told == 1 ? latest : null;
        if (only != null && shapes.isLearning() && Shape.isRepeatable(only)) {
            shapes.learn(ShapeScan.shape(source, from, to, only));
        }
    }

    @Override
    public void stray(byte[] source, int from, int to) {
        tail.add(source, from, to);
    }

    @Override
    public void end() {
        UpstreamError error = tail.error();
        if (progress.isComplete()) {
            sink.accept(new Event.Ended());
        } else if (error != null) {
            sink.accept(new Event.Failed(error));
        }
    }

    @Override
    public void whole(byte[] body) {
        chunk(body, 0, body.length);
        sink.accept(new Event.Ended());
    }

    /** What must wait: the order of members is the upstream's. */
    private void response(JsonScanner in, byte[] source) {
        int usageFrom = -1;
        int usageTo = -1;
        String block = null;
        UpstreamError error = null;
        List<CandidateReader> read = List.of();
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            switch (key) {
                case "candidates" -> read = candidates(in);
                case "usageMetadata" -> {
                    usageFrom = in.isObject() ? in.start() : -1;
                    usageTo = in.pass();
                }
                case "promptFeedback" -> block = block(in);
                case "responseId" -> id(in);
                case "modelVersion" -> model(in);
                case "error" -> error = in.isNull() ? null : UpstreamError.of(in.tree());
                default -> in.skip();
            }
        }
        if (error != null) {
            sink.accept(new Event.Failed(error));
            return;
        }
        begin();
        read.forEach(candidate -> candidate.tell(sink, upstreamId));
        long searches = progress.grounding().searches();
        if (searches > 0) {
            sink.accept(new Event.Searched(searches));
        }
        if (block != null) {
            progress.blocked(block);
            sink.accept(new Event.Finished(0, FinishReason.CONTENT_FILTER, block, null));
        }
        if (usageFrom >= 0 && progress.hasEnded()) {
            count(Arrays.copyOfRange(source, usageFrom, usageTo));
        }
    }

    private void begin() {
        if (!begun) {
            begun = true;
            sink.accept(new Event.Begun(upstreamId, 0));
        }
    }

    private void count(byte[] usage) {
        GeminiUsage.of(Json.parse(usage).asObject().orElse(JsonObject.EMPTY))
                .ifPresent(tokens -> sink.accept(new Event.Counted(tokens)));
    }

    private void model(JsonScanner in) {
        if (in.isText()) {
            progress.grounding().model(in.text("modelVersion", Integer.MAX_VALUE));
        } else {
            in.skip();
        }
    }

    private void id(JsonScanner in) {
        if (in.isText() && upstreamId == null) {
            upstreamId = in.text("responseId", Integer.MAX_VALUE);
        } else {
            in.skip();
        }
    }

    private static @Nullable String block(JsonScanner in) {
        String reason = null;
        if (!in.isObject()) {
            in.skip();
            return null;
        }
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            if (key.equals("blockReason") && in.isText()) {
                reason = in.text(key, Integer.MAX_VALUE);
            } else {
                in.skip();
            }
        }
        return reason;
    }

    private List<CandidateReader> candidates(JsonScanner in) {
        if (!in.isArray()) {
            in.skip();
            return List.of();
        }
        List<CandidateReader> read = new ArrayList<>(1);
        while (in.nextItem()) {
            in.object("candidates");
            CandidateDraft draft = new CandidateDraft();
            draft.read(in);
            CandidateReader candidate = at(draft.index());
            candidate.take(draft);
            read.add(candidate);
        }
        return read;
    }

    /** Indices are few and begin at 0; a wild one is that of the last. */
    private CandidateReader at(int index) {
        for (CandidateReader candidate : candidates) {
            if (candidate.index() == index) {
                return candidate;
            }
        }
        CandidateReader candidate = new CandidateReader(Math.min(index, MOST_INDEX), progress);
        candidates.add(candidate);
        return candidate;
    }
}
