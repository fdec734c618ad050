package dev.bourse.wire.openai;

import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.EventReader;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.Shapes;
import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads a completion, in chunks or whole, into events. A chunk that differs from an earlier one in
 * nothing but its text is known by its {@linkplain Shapes shape}; the others are read as trees.
 */
final class CompletionReader implements EventReader {
    private static final byte[] DONE = Stamp.ascii("[DONE]");
    private static final String ERROR = "error";
    private static final int LONGEST_ID = 256;

    private final Consumer<Event> sink;
    private final Shapes shapes;
    private final Map<Integer, ChoiceReader> choices = new HashMap<>();
    private boolean begun;
    private String upstreamId = "";
    private long created;
    private boolean failed;
    private int told;
    private @Nullable Event latest;

    CompletionReader(Consumer<Event> sink) {
        this(sink, new Shapes());
    }

    CompletionReader(Consumer<Event> sink, Shapes shapes) {
        this.sink = sink;
        this.shapes = shapes;
    }

    @Override
    public void event(String name, byte[] source, int from, int to) {
        if (Arrays.equals(source, from, to, DONE, 0, DONE.length)) {
            sink.accept(new Event.Ended());
            return;
        }
        Event known = name.equals(ERROR) ? null : shapes.read(source, from, to);
        if (known == null) {
            chunk(name, source, from, to);
        } else {
            again(known);
        }
    }

    @Override
    public void end() {}

    @Override
    public void whole(byte[] body) {
        read("", object(Json.parse(body)), "message");
        if (!failed) {
            sink.accept(new Event.Ended());
        }
    }

    private void chunk(String name, byte[] source, int from, int to) {
        told = 0;
        JsonObject chunk;
        try (JsonScanner in = JsonScanner.of(source, from, to)) {
            in.next();
            chunk = object(in.tree());
            in.finish();
        }
        boolean first = !begun;
        read(name, chunk, "delta");
        Event only = told == 1 && !first ? latest : null;
        if (only != null && shapes.isLearning() && chunk.items("choices").size() == 1) {
            shapes.learn(ShapeScan.shape(source, from, to, only));
        }
    }

    private void read(String name, JsonObject answer, String member) {
        UpstreamError error = error(name, answer);
        if (error != null) {
            fail(error);
            return;
        }
        learn(answer);
        int position = 0;
        for (JsonValue item : answer.items("choices")) {
            JsonObject choice = item.asObject().orElse(JsonObject.EMPTY);
            choice(choice, member, number(choice, "index", position++));
        }
        searched(OpenAiUsage.searches(usage(answer)));
        OpenAiUsage.of(usage(answer)).ifPresent(tokens -> tell(new Event.Counted(tokens)));
    }

    private void choice(JsonObject choice, String member, int index) {
        if (!choice.members().isEmpty()) {
            at(index).read(choice, choice.object(member), member.equals("message"));
        }
    }

    private ChoiceReader at(int index) {
        ChoiceReader known = choices.get(index);
        return known == null ? begin(index) : known;
    }

    private ChoiceReader begin(int index) {
        String mark = Integer.toHexString(upstreamId.hashCode());
        ChoiceReader begun = new ChoiceReader(index, mark, this::tell);
        choices.put(index, begun);
        return begun;
    }

    /** What a chunk of a known shape says. */
    private void again(Event event) {
        switch (event) {
            case Event.Thought thought -> at(thought.choice()).again(thought);
            case Event.Text text -> at(text.choice()).again(text);
            default -> sink.accept(event);
        }
    }

    /** Some upstreams send frames without an id before those with one. */
    private void learn(JsonObject answer) {
        if (!begun) {
            upstreamId = answer.text("id").filter(id -> id.length() <= LONGEST_ID).orElse("");
            created = Math.max(0, answer.number("created").map(BigDecimal::longValue).orElse(0L));
        }
        if (!upstreamId.isEmpty()) {
            begin();
        }
    }

    private void begin() {
        if (!begun) {
            begun = true;
            tell(new Event.Begun(upstreamId.isEmpty() ? null : upstreamId, created));
        }
    }

    private void tell(Event event) {
        if (failed) {
            return;
        }
        begin();
        told++;
        latest = event;
        failed = event instanceof Event.Failed;
        sink.accept(event);
        if (event instanceof Event.Annotated note && citesWeb(note.annotation())) {
            searched(1);
        }
    }

    private static boolean citesWeb(JsonValue annotation) {
        return annotation
                .asObject()
                .flatMap(note -> note.text("type"))
                .filter(Text.CITATION::equals)
                .isPresent();
    }

    private void searched(long times) {
        if (times > 0) {
            tell(new Event.Searched(times));
        }
    }

    private void fail(UpstreamError error) {
        tell(new Event.Failed(error));
    }

    private static @Nullable UpstreamError error(String name, JsonObject answer) {
        JsonValue said = answer.get(ERROR).orElse(null);
        if (said == null && answer.text("object").filter(ERROR::equals).isPresent()) {
            said = answer;
        }
        boolean failed = name.equals(ERROR);
        for (JsonValue item : answer.items("choices")) {
            JsonObject choice = item.asObject().orElse(JsonObject.EMPTY);
            said = said == null ? choice.get(ERROR).orElse(null) : said;
            failed |= ChoiceReader.reason(choice) == FinishReason.ERROR;
        }
        if (said != null) {
            return UpstreamError.of(said);
        }
        return failed ? new UpstreamError(0, "", "") : null;
    }

    /** Groq puts the usage of a stream elsewhere. */
    private static JsonObject usage(JsonObject answer) {
        JsonObject usage = answer.object("usage");
        return usage.members().isEmpty() ? answer.object("x_groq").object("usage") : usage;
    }

    private static JsonObject object(JsonValue value) {
        return value.asObject().orElseThrow(() -> new JsonException("an answer must be an object"));
    }

    /** A small whole number, or what it is taken for where it is missing. */
    static int number(JsonObject members, String name, int otherwise) {
        try {
            return members.number(name).map(BigDecimal::intValueExact).orElse(otherwise);
        } catch (ArithmeticException _) {
            throw new JsonException("'" + name + "' is no index");
        }
    }
}
