package dev.bourse.gateway.pipeline;

import dev.bourse.domain.ledger.KeyKind;
import dev.bourse.domain.ledger.Refusal;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The ledger's refusals as errors that callers see: one table. */
public final class Refusals {
    private Refusals() {}

    /** The error for a refusal that has nothing to do with the size of a request. */
    public static ApiError of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NoKey() ->
                    ApiError.of(
                            ErrorType.AUTHENTICATION,
                            "No API key was sent. Send it as 'Authorization: Bearer sk-bo-...'");
            case Refusal.UnknownKey() ->
                    ApiError.of(ErrorType.AUTHENTICATION, "This API key does not exist");
            case Refusal.KeyDisabled() ->
                    ApiError.of(ErrorType.AUTHENTICATION, "This API key is disabled");
            case Refusal.KeyExpired(long at) ->
                    ApiError.of(ErrorType.AUTHENTICATION, "This API key expired at " + time(at));
            case Refusal.WrongKind(KeyKind needed) ->
                    ApiError.of(ErrorType.PERMISSION_DENIED, wrongKind(needed));
            case Refusal.NotRecording() ->
                    ApiError.of(
                            ErrorType.PROVIDER_OVERLOADED,
                            "The exchange can't record usage right now and takes no new requests");
            case Refusal.OutOfCredit out ->
                    ApiError.of(
                                    ErrorType.PAYMENT_REQUIRED,
                                    "Insufficient credits: the balance is "
                                            + out.balance()
                                            + " USD")
                            .with("limit_source", "account");
            case Refusal.KeyLimitReached reached -> limitReached(reached);
            case Refusal.CannotAfford cannot ->
                    ApiError.of(
                                    ErrorType.PAYMENT_REQUIRED,
                                    "This request could cost "
                                            + cannot.ceiling()
                                            + " USD, but only "
                                            + cannot.left()
                                            + " USD are left")
                            .with("limit_source", source(cannot));
        };
    }

    /** The error for a cap on the answer that is larger than what can be paid for. */
    static ApiError tooLarge(Refusal.CannotAfford cannot, long asked, long affordable) {
        return ApiError.of(
                        ErrorType.PAYMENT_REQUIRED,
                        "You requested up to "
                                + asked
                                + " tokens, but can only afford "
                                + affordable)
                .with("limit_source", source(cannot))
                .with("affordable_tokens", affordable);
    }

    private static ApiError limitReached(Refusal.KeyLimitReached reached) {
        String resets =
                reached.resetsAtMicros() == Long.MAX_VALUE
                        ? ""
                        : "; it resets at " + time(reached.resetsAtMicros());
        return ApiError.of(
                        ErrorType.PAYMENT_REQUIRED,
                        "This key has spent "
                                + reached.spent()
                                + " USD of its limit of "
                                + reached.limit()
                                + " USD"
                                + resets)
                .with("limit_source", "key");
    }

    private static String wrongKind(KeyKind needed) {
        return switch (needed) {
            case INFERENCE -> "A key of this kind can't call models: use an API key (sk-bo-...)";
            case MANAGEMENT -> "This needs a management key (mk-bo-...)";
            case PROVIDER -> "This needs the key of the provider (pk-bo-...)";
        };
    }

    private static String source(Refusal.CannotAfford cannot) {
        return switch (cannot.by()) {
            case ACCOUNT -> "account";
            case KEY -> "key";
        };
    }

    private static String time(long micros) {
        return Instant.EPOCH
                .plus(micros, ChronoUnit.MICROS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }
}
