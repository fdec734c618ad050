package dev.bourse.gateway.pipeline;

import dev.bourse.domain.fact.ApiType;
import dev.bourse.domain.routing.CacheWish;
import dev.bourse.gateway.live.AnswerCache;
import dev.bourse.gateway.live.AnswerKey;
import dev.bourse.wire.json.Fingerprint;

import org.jspecify.annotations.Nullable;

import java.util.OptionalInt;

/**
 * That the answer to a request is to be kept.
 *
 * @param key under which it is found again
 * @param ttlSeconds for how long
 */
record Keeping(AnswerKey key, int ttlSeconds) {
    /**
     * Null when the answer is not to be kept. An answer that is kept already is forgotten when the
     * caller says so.
     *
     * @param preset what the preset says that the request names
     */
    static @Nullable Keeping of(Draft draft, CacheWish preset, AnswerCache answers) {
        CacheAsk ask = draft.call().cache();
        if (ask.equals(CacheAsk.NONE) && preset.equals(CacheWish.NONE)) {
            return null;
        }
        if (!answers.isOpen() || !isKind(draft.request().api())) {
            return null;
        }
        boolean secret = draft.request().extensions().preference().zeroRetention();
        OptionalInt lifetime = CacheWish.lifetime(preset, ask.wish(), secret);
        return lifetime.isEmpty() && !ask.clear() ? null : of(draft, lifetime, answers);
    }

    private static @Nullable Keeping of(Draft draft, OptionalInt lifetime, AnswerCache answers) {
        AnswerKey key = key(draft);
        if (draft.call().cache().clear()) {
            answers.forget(key);
        }
        return lifetime.isEmpty() ? null : new Keeping(key, lifetime.getAsInt());
    }

    /** The body holds the model and whether it is a stream, or else the path does. */
    private static AnswerKey key(Draft draft) {
        ChatCall call = draft.call();
        return new AnswerKey(
                draft.key().hash(),
                call.front().getClass(),
                call.addressed(),
                call.betas(),
                Fingerprint.of(call.body()));
    }

    private static boolean isKind(ApiType api) {
        return api == ApiType.COMPLETIONS || api == ApiType.EMBEDDINGS;
    }
}
