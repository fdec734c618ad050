package dev.bourse.wire.chat;

import dev.bourse.domain.unit.GenerationId;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/**
 * Hides whose answer it is (openrouter.md 5.4). What the model said stays; what would tell the
 * vendor does not: ids and times of the upstream, ids of tool calls, its word for why it ended, its
 * count of tokens, log probabilities (they are the tokenizer's), signatures and cipher texts of
 * reasoning, and links to media and sources, which lie on the vendor's own hosts.
 */
public final class Veil implements EventSource {
    private final EventSource behind;
    private final String calls;

    /**
     * @param behind what is hidden
     * @param id the generation, which tool calls are named after
     */
    public Veil(EventSource behind, GenerationId id) {
        this.behind = behind;
        calls = "call_" + id.value().replaceAll("[^A-Za-z0-9]", "") + "_";
    }

    @Override
    public EventReader reader(Consumer<Event> sink) {
        return behind.reader(event -> {
            Event veiled = veiled(event);
            if (veiled != null) {
                sink.accept(veiled);
            }
        });
    }

    /**
     * An error with no word of the upstream in it, of one of a few kinds: which kinds of error
     * there are differs between vendors.
     *
     * @param provider what callers know the upstream by
     */
    public static ApiError error(ApiError said, String provider) {
        ErrorType type = kind(said.type());
        return ApiError.of(type, provider + ": " + type.wireName().replace('_', ' '))
                .with("provider_name", provider)
                .with("provider_code", String.valueOf(type.status()));
    }

    private static ErrorType kind(ErrorType said) {
        return switch (said) {
            case CONTEXT_LENGTH_EXCEEDED,
                    MAX_TOKENS_EXCEEDED,
                    RATE_LIMIT_EXCEEDED,
                    PROVIDER_OVERLOADED,
                    TIMEOUT ->
                    said;
            default ->
                    isAboutTheRequest(said.status())
                            ? ErrorType.INVALID_REQUEST
                            : ErrorType.PROVIDER_UNAVAILABLE;
        };
    }

    private static boolean isAboutTheRequest(int status) {
        return switch (status) {
            case 400, 412, 413, 422 -> true;
            default -> false;
        };
    }

    private @Nullable Event veiled(Event event) {
        return switch (event) {
            case Event.Begun _ -> new Event.Begun(null, 0);
            case Event.Text text -> new Event.Text(text.choice(), text.text(), null);
            case Event.Thought thought -> thought(thought);
            case Event.CallBegun call ->
                    new Event.CallBegun(call.choice(), call.call(), id(call), call.name());
            case Event.Finished end -> finished(end);
            case Event.Made _, Event.Annotated _, Event.Counted _, Event.Searched _ -> null;
            case Event.CallArguments _, Event.Refused _, Event.Failed _, Event.Ended _ -> event;
        };
    }

    private String id(Event.CallBegun call) {
        return calls + call.choice() + "_" + call.call();
    }

    private static Event.@Nullable Thought thought(Event.Thought thought) {
        ReasoningDetail piece = thought.piece();
        return piece.kind() == ReasoningDetail.Kind.ENCRYPTED || piece.text().isEmpty()
                ? null
                : new Event.Thought(
                        thought.choice(), thought.block(), ReasoningDetail.plain(piece.text()));
    }

    private static Event.Finished finished(Event.Finished end) {
        return new Event.Finished(
                end.choice(), end.reason(), end.reason().wireName(), end.stopSequence());
    }
}
