package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Viewer;
import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.ledger.KeyKind;
import dev.bourse.domain.ledger.Refusal;
import dev.bourse.gateway.live.Access;
import dev.bourse.gateway.live.Authentication;
import dev.bourse.gateway.pipeline.Errors;
import dev.bourse.gateway.pipeline.Refusals;
import dev.bourse.gateway.pipeline.Reply;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;

import java.util.Optional;
import java.util.function.LongSupplier;

/** Lets only callers with a good key through to a resource. */
final class Gate {
    private final Access access;
    private final LongSupplier clock;

    /**
     * @param clock epoch microseconds
     */
    Gate(Access access, LongSupplier clock) {
        this.access = access;
        this.clock = clock;
    }

    /** A resource that knows who asks. */
    @FunctionalInterface
    interface Guarded {
        Reply answer(Ask ask, Key key);
    }

    /** For any good key of an account; a provider's key opens only what is meant for it. */
    Resource any(Guarded resource) {
        return every((ask, key) ->
                key.kind() == KeyKind.PROVIDER ? notYours() : resource.answer(ask, key));
    }

    /** For any good key at all. */
    Resource every(Guarded resource) {
        return ask -> through(access.authenticate(ask.presentedKey(), now()), ask, resource);
    }

    /** For a good key of that kind. */
    Resource only(KeyKind kind, Guarded resource) {
        return ask -> through(access.authenticate(ask.presentedKey(), kind, now()), ask, resource);
    }

    /** For a management key, and for the key of the provider that the path names. */
    Resource provider(Guarded resource) {
        return every((ask, key) ->
                ProviderKeys.mayManage(key, ask.parameter("provider"))
                        ? resource.answer(ask, key)
                        : Errors.answer(Refusals.of(new Refusal.WrongKind(KeyKind.MANAGEMENT))));
    }

    /** Whether a good key came with a request. */
    boolean isKnown(Ask ask) {
        return viewer(ask).isPresent();
    }

    /** Who asks; empty for somebody without a good key. */
    Optional<Viewer> viewer(Ask ask) {
        return switch (access.authenticate(ask.presentedKey(), now())) {
            case Authentication.Known(Key key) -> Optional.of(key.viewer());
            case Authentication.Refused _ -> Optional.empty();
        };
    }

    private static Reply notYours() {
        return Errors.answer(
                ApiError.of(
                        ErrorType.PERMISSION_DENIED,
                        "A provider's key opens its own listing and nothing else"));
    }

    private static Reply through(Authentication who, Ask ask, Guarded resource) {
        return switch (who) {
            case Authentication.Known(Key key) -> resource.answer(ask, key);
            case Authentication.Refused(var refusal) -> Errors.answer(Refusals.of(refusal));
        };
    }

    private long now() {
        return clock.getAsLong();
    }
}
