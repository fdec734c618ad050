package dev.bourse.gateway.pipeline;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.ledger.KeyKind;
import dev.bourse.domain.ledger.Refusal;
import dev.bourse.gateway.live.Authentication;
import dev.bourse.wire.anthropic.Anthropic;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.gemini.CountTokens;
import dev.bourse.wire.preset.PresetReference;

import java.util.Map;

/**
 * Tells how many tokens a prompt has ({@code count_tokens}, {@code countTokens}). It is the
 * estimate that routing and holds use, and marked as one: which endpoint's tokenizer would count is
 * not known before it has been asked.
 */
final class TokenCount {
    private static final int OK = 200;
    private static final Map<String, String> ESTIMATED = Map.of("X-Bourse-Usage", "estimated");

    private final PipelineParts parts;

    TokenCount(PipelineParts parts) {
        this.parts = parts;
    }

    Reply answer(ChatCall call) {
        long now = parts.clock().getAsLong();
        return switch (parts.access().authenticate(call.key(), KeyKind.INFERENCE, now)) {
            case Authentication.Refused(Refusal why) ->
                    Errors.answer(call.front(), Refusals.of(why));
            case Authentication.Known(Key key) -> scan(call, key, now);
        };
    }

    private Reply scan(ChatCall call, Key key, long now) {
        return switch (prompt(call)) {
            case Scanned.Rejected(ApiError error) -> Errors.answer(call.front(), error);
            case Request request when PresetReference.isIn(request) ->
                    switch (new Presetting(parts.presets()).merge(call, key, request, now)) {
                        case Presetting.Outcome.Merged(Draft draft) -> count(draft);
                        case Presetting.Outcome.Refused(ApiError error) ->
                                Errors.answer(call.front(), error);
                    };
            case Request request -> count(new Draft(call, key, request, now));
        };
    }

    private Reply count(Draft draft) {
        Planning planning = Planning.of(draft, parts, 0);
        if (planning.plan().isEmpty()) {
            return Errors.answer(draft.call().front(), planning.refusal(parts));
        }
        byte[] count =
                isGemini(draft.call())
                        ? CountTokens.answer(draft.prompt().likely())
                        : Anthropic.tokenCount(draft.request());
        return new Reply(OK, ESTIMATED, count);
    }

    private static Scanned prompt(ChatCall call) {
        return isGemini(call) ? CountTokens.read(call.body(), call.addressed()) : call.scan();
    }

    private static boolean isGemini(ChatCall call) {
        return call.front().equals(Protocols.of(Dialect.GEMINI));
    }
}
