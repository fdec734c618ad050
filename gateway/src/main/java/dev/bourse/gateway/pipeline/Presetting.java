package dev.bourse.gateway.pipeline;

import dev.bourse.domain.fact.PresetStatus;
import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.preset.Preset;
import dev.bourse.domain.preset.PresetVersion;
import dev.bourse.domain.routing.CacheWish;
import dev.bourse.gateway.live.Presets;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.media.Service;
import dev.bourse.wire.preset.PresetConfig;
import dev.bourse.wire.preset.PresetMerge;
import dev.bourse.wire.preset.PresetReference;

/**
 * Puts a preset in the place of its name: what comes out is a request like any other, which was
 * read and checked anew.
 */
final class Presetting {
    private final Presets presets;

    Presetting(Presets presets) {
        this.presets = presets;
    }

    /** What became of a request that names a preset. */
    sealed interface Outcome {
        /** The request with the preset in it. */
        record Merged(Draft draft) implements Outcome {}

        /** There is no such preset, or the two don't go together. */
        record Refused(ApiError error) implements Outcome {}
    }

    /** Merges the preset that a request names; it is one of the account's own. */
    Outcome merge(ChatCall call, Key key, Request request, long now) {
        if (call.front() instanceof Service) {
            return refused(
                    ErrorType.INVALID_REQUEST,
                    "A preset can be used to chat and to complete text only; name a model here");
        }
        try {
            return merge(new Draft(call, key, request, now), PresetReference.of(request));
        } catch (JsonException senseless) {
            return refused(ErrorType.INVALID_REQUEST, String.valueOf(senseless.getMessage()));
        }
    }

    private Outcome merge(Draft named, PresetReference reference) {
        Preset preset = presets.find(named.key().account(), reference.slug()).orElse(null);
        if (preset == null || preset.status() == PresetStatus.ARCHIVED) {
            return refused(ErrorType.NOT_FOUND, "There is no preset '" + reference.slug() + "'");
        }
        return preset.status() == PresetStatus.DISABLED
                ? refused(
                        ErrorType.PERMISSION_DENIED,
                        "The preset '" + reference.slug() + "' is disabled")
                : merged(named, preset);
    }

    private static Outcome merged(Draft named, Preset preset) {
        PresetVersion version = preset.current();
        PresetConfig config = PresetConfig.of(version.config(), version.systemPrompt());
        ChatCall call = named.call();
        PresetMerge.Merged merged =
                PresetMerge.of(named.request(), call.body(), call.addressed(), config);
        ChatCall whole = call.saying(merged.body(), merged.addressed());
        return switch (whole.scan()) {
            case Scanned.Rejected(ApiError error) ->
                    refused(
                            ErrorType.INVALID_REQUEST,
                            error.message() + " (with the preset '" + preset.slug() + "')");
            case Request request -> {
                PresetReference.requireNone(request);
                yield new Outcome.Merged(
                        new Draft(
                                whole,
                                named.key(),
                                request,
                                named.now(),
                                new UsedPreset(
                                        preset.slug(),
                                        CacheWish.of(
                                                config.cacheEnabled(), config.cacheTtlSeconds()),
                                        merged.leftOut()),
                                null));
            }
        };
    }

    private static Outcome refused(ErrorType type, String message) {
        return new Outcome.Refused(ApiError.of(type, message));
    }
}
