package dev.bourse.wire.chat;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.json.JsonValue.JsonString;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an upstream said went wrong.
 *
 * @param code HTTP status or the like inside the error; 0 when it has no number
 * @param kind its own words for the kind of error ({@code type} and {@code code}), lower case
 * @param message its sentence, shortened
 */
public record UpstreamError(int code, String kind, String message) implements WholeAnswer {
    private static final int LONGEST = 1000;
    private static final Pattern MODEL =
            Pattern.compile("model|deployment", Pattern.CASE_INSENSITIVE);

    /** An error that says nothing. */
    public static final UpstreamError NOTHING = new UpstreamError(0, "", "");

    public UpstreamError {
        message = message.length() > LONGEST ? message.substring(0, LONGEST) : message;
    }

    /** Reads the body of a failed call; any bytes will do. */
    public static UpstreamError read(byte[] body) {
        try {
            JsonValue whole = first(Json.parse(body));
            return of(whole.asObject().flatMap(members -> members.get("error")).orElse(whole));
        } catch (JsonException _) {
            return new UpstreamError(0, "", new String(body, StandardCharsets.UTF_8).strip());
        }
    }

    /** Gemini puts errors into an array where it would have streamed one. */
    private static JsonValue first(JsonValue whole) {
        return whole instanceof JsonArray(List<JsonValue> items) && !items.isEmpty()
                ? items.getFirst()
                : whole;
    }

    /** Whether a 404 means that there is no such model, and not that there is no such address. */
    public boolean namesModel() {
        return MODEL.matcher(kind + " " + message).find();
    }

    /** Whether it says nothing at all. */
    public boolean isNothing() {
        return equals(NOTHING);
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
        if (kind.contains("rate_limit") || kind.contains("quota") || kind.contains("exhausted")) {
            return 429;
        }
        if (kind.contains("overloaded") || kind.contains("unavailable")) {
            return 503;
        }
        if (kind.contains("timeout") || kind.contains("deadline")) {
            return 504;
        }
        int otherwise = kind.contains("invalid") ? 400 : 502;
        return ErrorWords.type(kind, message).map(ErrorType::status).orElse(otherwise);
    }

    private ErrorType type(int status) {
        return switch (status) {
            case 400 -> said(ErrorType.INVALID_REQUEST);
            case 403 -> among(ErrorType.PERMISSION_DENIED);
            case 404 -> among(ErrorType.IMAGE_NOT_FOUND);
            case 408, 504, 524 -> ErrorType.TIMEOUT;
            case 412 -> ErrorType.PRECONDITION_FAILED;
            case 413 -> said(ErrorType.PAYLOAD_TOO_LARGE);
            case 422 -> said(ErrorType.UNPROCESSABLE);
            case 429 -> ErrorType.RATE_LIMIT_EXCEEDED;
            case 503, 529 -> ErrorType.PROVIDER_OVERLOADED;
            default -> ErrorType.PROVIDER_UNAVAILABLE;
        };
    }

    private ErrorType said(ErrorType otherwise) {
        return ErrorWords.type(kind, message).orElse(otherwise);
    }

    /** That when its words say so; else its complaint is about the exchange. */
    private ErrorType among(ErrorType one) {
        return said(ErrorType.PROVIDER_UNAVAILABLE) == one ? one : ErrorType.PROVIDER_UNAVAILABLE;
    }

    private static boolean isAboutTheRequest(ErrorType type) {
        return switch (type.status()) {
            case 400, 412, 413, 422 -> true;
            default -> type == ErrorType.IMAGE_NOT_FOUND;
        };
    }

    private static String words(ErrorType type) {
        return switch (type) {
            case TIMEOUT -> "the provider did not answer in time";
            case RATE_LIMIT_EXCEEDED -> "the provider limits the rate of requests";
            case PROVIDER_OVERLOADED -> "the provider is overloaded";
            case PROVIDER_UNAVAILABLE -> "the provider failed";
            case PERMISSION_DENIED -> "the provider does not serve the region of this exchange";
            default -> "the provider refused the request";
        };
    }
}
