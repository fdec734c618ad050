package dev.bourse.sim.provider;

import dev.bourse.sim.provider.Answer.Counts;
import dev.bourse.sim.provider.Passages.Slice;
import dev.bourse.sim.text.Tokenizer;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.Optional;

/**
 * Decides what a request is answered with; the same request always with the same words.
 *
 * <p>Words: exactly {@code max_tokens} tokens with finish reason {@code length} when that is
 * stated, else one paragraph with {@code stop}. A stop sequence ends either. Tool calls and
 * structured answers are minimal instances of their schemas, cut only where {@code max_tokens} is
 * less.
 */
final class Composer {
    private final SimulatedProfile profile;
    private final Passages passages;

    Composer(SimulatedProfile profile, long seed) {
        this.profile = profile;
        passages = new Passages(seed);
    }

    /** The answer to a request to a model that is served here. */
    Answer answer(ChatRequest request, SimulatedModel model, String id, long created) {
        Optional<Tools.Call> call = Tools.call(request);
        int limit = Math.min(request.maxTokens().orElse(Integer.MAX_VALUE), longest(model));
        Draft draft =
                call.map(one -> written(one.arguments(), limit, "tool_calls"))
                        .or(() -> request.schema().map(schema -> instance(schema, limit)))
                        .orElseGet(() -> words(request, limit));
        return new Answer(
                id,
                created,
                model.name(),
                draft.content,
                call.map(Tools.Call::name).orElse(null),
                draft.finish,
                new Counts(request.promptTokens(), cached(request), draft.content.tokens()));
    }

    private static int longest(SimulatedModel model) {
        return model.maxCompletionTokens();
    }

    private Draft instance(JsonObject schema, int limit) {
        return written(Json.text(Instances.of(schema)), limit, "stop");
    }

    private Draft written(String text, int limit, String finish) {
        String kept = Tokenizer.prefix(text, limit);
        return new Draft(
                Content.of(kept, profile.tokensPerChunk()),
                kept.length() < text.length() ? "length" : finish);
    }

    private Draft words(ChatRequest request, int limit) {
        long key = request.model().hashCode() * 31L + request.last().text().hashCode();
        boolean stated = request.maxTokens().isPresent();
        Slice text =
                stated
                        ? passages.exactly(key, limit * Tokenizer.BYTES_PER_TOKEN)
                        : passages.paragraph(key);
        Slice kept = stopped(text, request);
        String finish = stated && kept.length() == text.length() ? "length" : "stop";
        return new Draft(Content.of(kept, profile.tokensPerChunk()), finish);
    }

    private static Slice stopped(Slice text, ChatRequest request) {
        if (request.stops().isEmpty()) {
            return text;
        }
        String whole = text.text();
        return text.first(
                request.stops().stream()
                        .mapToInt(whole::indexOf)
                        .filter(at -> at >= 0)
                        .min()
                        .orElse(text.length()));
    }

    private long cached(ChatRequest request) {
        long system = profile.cachesSystem() ? request.systemTokens() : 0;
        return system - system % SimulatedProfile.CACHE_BLOCK;
    }

    private record Draft(Content content, String finish) {}
}
