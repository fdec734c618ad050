package dev.bourse.wire.chat;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.json.JsonValue.JsonString;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an upstream said went wrong.
 *
 * @param code HTTP status or the like inside the error; 0 when it has no number
 * @param kind its own words for the kind of error ({@code type}, {@code code} and Google's {@code
 *     status}), lower case
 * @param message its sentence, shortened
 */
public record UpstreamError(int code, String kind, String message) implements WholeAnswer {
    private static final int LONGEST = 1000;
    private static final Pattern TOO_LONG =
            Pattern.compile(
                    "context.?length|context window|maximum context|prompt is too long"
                            + "|too many (input )?tokens|token count.{0,40}exceeds",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern CREDENTIALS =
            Pattern.compile("api.?key|credential|billing", Pattern.CASE_INSENSITIVE);

    public UpstreamError {
        message = message.length() > LONGEST ? message.substring(0, LONGEST) : message;
    }

    /** Reads the body of a failed call; any bytes will do. */
    public static UpstreamError read(byte[] body) {
        try {
            JsonValue whole = Json.parse(body);
            JsonValue only = whole.asItems().stream().findFirst().orElse(whole);
            return of(only.asObject().flatMap(members -> members.get("error")).orElse(only));
        } catch (JsonException _) {
            return new UpstreamError(0, "", new String(body, StandardCharsets.UTF_8).strip());
        }
    }

    /** Reads the value of an {@code error} member. */
    public static UpstreamError of(JsonValue error) {
        if (error instanceof JsonString(String text)) {
            return new UpstreamError(0, "", text);
        }
        JsonObject members = error.asObject().orElse(JsonObject.EMPTY);
        String kind =
                Stream.of("type", "code", "status")
                        .flatMap(name -> members.text(name).stream())
                        .collect(Collectors.joining(" "));
        return new UpstreamError(
                members.get("code").map(UpstreamError::number).orElse(0),
                kind.toLowerCase(Locale.ROOT),
                members.text("message").or(() -> members.text("detail")).orElse(""));
    }

    /**
     * What the caller is told. Where the upstream complains about the request, its own words are
     * passed on. Where it complains about the exchange (its key, its credit, its limits) they are
     * not: they may name accounts and keys.
     *
     * @param status HTTP status of the upstream's answer; 200 for an error inside an answer
     * @param provider the provider's name for people
     */
    public ApiError asApiError(int status, String provider) {
        int effective = status >= 400 ? status : code >= 400 && code < 600 ? code : guess();
        ErrorType type = type(effective);
        String text = isAboutTheRequest(type) && !message.isBlank() ? message : words(type);
        return ApiError.of(type, provider + ": " + text)
                .with("provider_name", provider)
                .with("provider_code", String.valueOf(effective));
    }

    private static int number(JsonValue code) {
        try {
            return code.asNumber()
                    .map(number -> number.intValueExact())
                    .orElseGet(() -> Integer.parseInt(code.asText().orElse("0")));
        } catch (ArithmeticException | NumberFormatException _) {
            return 0;
        }
    }

    /** The status that goes with a kind of error that comes without a number. */
    private int guess() {
        if (says("rate_limit", "quota", "resource_exhausted")) {
            return 429;
        }
        if (says("overloaded", "unavailable")) {
            return 503;
        }
        if (says("deadline_exceeded")) {
            return 504;
        }
        boolean request = says("invalid_request", "invalid_argument", "out_of_range");
        return request || isTooLong() ? 400 : 502;
    }

    private ErrorType type(int status) {
        return switch (status) {
            case 400 -> request();
            case 408, 504, 524 -> ErrorType.TIMEOUT;
            case 413 -> isTooLong() ? request() : ErrorType.PAYLOAD_TOO_LARGE;
            case 422 -> isTooLong() ? request() : ErrorType.UNPROCESSABLE;
            case 429 -> ErrorType.RATE_LIMIT_EXCEEDED;
            case 503, 529 -> ErrorType.PROVIDER_OVERLOADED;
            default -> ErrorType.PROVIDER_UNAVAILABLE;
        };
    }

    private boolean says(String... kinds) {
        return Stream.of(kinds).anyMatch(kind::contains);
    }

    /** Some upstreams answer 400 to a bad key, or to one that may not be used where it is. */
    private ErrorType request() {
        if (CREDENTIALS.matcher(message).find() || says("failed_precondition")) {
            return ErrorType.PROVIDER_UNAVAILABLE;
        }
        if (isTooLong()) {
            return ErrorType.CONTEXT_LENGTH_EXCEEDED;
        }
        return kind.contains("content_filter") || kind.contains("content_policy")
                ? ErrorType.CONTENT_POLICY_VIOLATION
                : ErrorType.INVALID_REQUEST;
    }

    private boolean isTooLong() {
        return kind.contains("context_length_exceeded") || TOO_LONG.matcher(message).find();
    }

    private static boolean isAboutTheRequest(ErrorType type) {
        return type.status() == ErrorType.INVALID_REQUEST.status()
                || type == ErrorType.PAYLOAD_TOO_LARGE
                || type == ErrorType.UNPROCESSABLE;
    }

    private static String words(ErrorType type) {
        return switch (type) {
            case TIMEOUT -> "the provider did not answer in time";
            case RATE_LIMIT_EXCEEDED -> "the provider limits the rate of requests";
            case PROVIDER_OVERLOADED -> "the provider is overloaded";
            case PROVIDER_UNAVAILABLE -> "the provider failed";
            default -> "the provider refused the request";
        };
    }
}
