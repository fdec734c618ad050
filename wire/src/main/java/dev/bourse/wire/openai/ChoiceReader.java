package dev.bourse.wire.openai;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.wire.chat.DataUrl;
import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.Source;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Consumer;

/** Reads one choice of a completion, piece by piece. */
final class ChoiceReader {
    private final int index;
    private final Consumer<Event> sink;
    private final ThoughtReader thoughts;
    private final CallReader calls;
    private boolean finished;

    /**
     * @param mark tells ids of calls apart from those of other answers, where the upstream gives
     *     none
     */
    ChoiceReader(int index, String mark, Consumer<Event> sink) {
        this.index = index;
        this.sink = sink;
        thoughts = new ThoughtReader(index, sink);
        calls = new CallReader(index, mark, sink);
    }

    void read(JsonObject choice, JsonObject said, boolean whole) {
        thoughts.read(said, whole);
        content(said, choice.get("logprobs").filter(it -> it instanceof JsonObject));
        said.text("refusal")
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> sink.accept(new Event.Refused(index, text)));
        if (!said.items("tool_calls").isEmpty()) {
            thoughts.interrupt();
        }
        calls.read(said, whole);
        media(said);
        said.items("annotations").forEach(it -> sink.accept(new Event.Annotated(index, it)));
        finish(choice);
    }

    /** The same piece of text as before, but for its words. */
    void again(Event.Text text) {
        thoughts.interrupt();
        sink.accept(text);
    }

    /** The same piece of reasoning as before, but for its words. */
    void again(Event.Thought thought) {
        thoughts.again(thought);
    }

    private void content(JsonObject said, Optional<JsonValue> logprobs) {
        StringBuilder text = new StringBuilder(said.text("content").orElse(""));
        for (JsonValue item : said.items("content")) {
            part(item.asObject().orElse(JsonObject.EMPTY), text);
        }
        if (!text.isEmpty() || logprobs.isPresent()) {
            say(text.toString(), logprobs);
        }
    }

    private void say(String text, Optional<JsonValue> logprobs) {
        thoughts.interrupt();
        sink.accept(new Event.Text(index, text, logprobs.orElse(null)));
    }

    /** Mistral's content comes in parts when it reasons. */
    private void part(JsonObject part, StringBuilder text) {
        if (part.text("type").orElse("").equals("thinking")) {
            for (JsonValue item : part.items("thinking")) {
                item.asObject().flatMap(it -> it.text("text")).ifPresent(thoughts::plain);
            }
        } else {
            part.text("text").ifPresent(text::append);
        }
    }

    private void media(JsonObject said) {
        for (JsonValue item : said.items("images")) {
            item.asObject()
                    .flatMap(it -> it.object("image_url").text("url"))
                    .flatMap(DataUrl::source)
                    .ifPresent(source -> made(Modality.IMAGE, source));
        }
        JsonObject audio = said.object("audio");
        audio.text("transcript").ifPresent(text -> say(text, Optional.empty()));
        audio.text("data")
                .ifPresent(data -> made(Modality.AUDIO, new Source.Inline("audio/wav", data)));
    }

    private void made(Modality kind, Source source) {
        sink.accept(new Event.Made(index, Part.Media.of(kind, source)));
    }

    /** Why a choice ended; null when it has not. Some upstreams send an empty word until then. */
    static @Nullable FinishReason reason(JsonObject choice) {
        return choice.text("finish_reason")
                .filter(word -> !word.isBlank())
                .map(FinishReason::of)
                .orElse(null);
    }

    /** Some upstreams say it twice, and some call a tool and say that they just stopped. */
    private void finish(JsonObject choice) {
        FinishReason reason = reason(choice);
        if (reason == null || finished) {
            return;
        }
        finished = true;
        boolean calling = reason == FinishReason.STOP && calls.any();
        sink.accept(
                new Event.Finished(
                        index,
                        calling ? FinishReason.TOOL_CALLS : reason,
                        choice.text("native_finish_reason")
                                .or(() -> choice.text("finish_reason"))
                                .orElse(null),
                        stop(choice)));
    }

    /** The text that ended the answer, where vLLM and SGLang tell it. */
    private static @Nullable String stop(JsonObject choice) {
        return choice.text("stop_reason").or(() -> choice.text("matched_stop")).orElse(null);
    }
}
