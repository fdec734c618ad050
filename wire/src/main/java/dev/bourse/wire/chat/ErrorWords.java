package dev.bourse.wire.chat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * By which words providers say what is wrong with a request, one row for each kind of error
 * (openrouter.md 6.3). A status alone tells them not apart: nearly all come as 400.
 */
enum ErrorWords {
    REGION(
            ErrorType.PERMISSION_DENIED,
            "unsupported_country_region|location is not supported|country, region, or territory"),
    /** Some upstreams answer 400 to a bad key; that is no fault of the request. */
    CREDENTIALS(ErrorType.PROVIDER_UNAVAILABLE, "api.?key|credential|billing|failed_precondition"),
    PROMPT_TOO_LONG(
            ErrorType.CONTEXT_LENGTH_EXCEEDED,
            "context.?length|context.?window|maximum context|prompt is too long"
                    + "|too many (input )?tokens|input token count .*exceeds the maximum"),
    CAP_TOO_LARGE(
            ErrorType.MAX_TOKENS_EXCEEDED,
            "max_tokens_exceeded|maximum allowed number of output tokens"
                    + "|supports at most \\d+ completion tokens"
                    + "|max_?(completion_|output_?)?tokens.* (is )?(too large|exceeds?|above)"),
    TOKEN_LIMIT(ErrorType.TOKEN_LIMIT_EXCEEDED, "token_limit_exceeded|token limit"),
    STRING(ErrorType.STRING_TOO_LONG, "string_above_max_length|string.too.long"),
    IMAGE_POLICY(
            ErrorType.CONTENT_POLICY_VIOLATION,
            "content_filter|content_policy|content management policy|responsible_?ai_?policy"),
    IMAGE_GONE(ErrorType.IMAGE_NOT_FOUND, "image_file_not_found|image_not_found"),
    IMAGE_UNREACHABLE(
            ErrorType.IMAGE_DOWNLOAD_FAILED,
            "failed_to_download_image|image_download_failed|invalid_image_url"
                    + "|(error while|failed|unable to) download"),
    IMAGE_LARGE(
            ErrorType.IMAGE_TOO_LARGE,
            "image_too_large|image_file_too_large|image exceeds|image dimensions exceed"),
    IMAGE_SMALL(ErrorType.IMAGE_TOO_SMALL, "image_too_small|image is too small|empty_image_file"),
    IMAGE_FORMAT(
            ErrorType.UNSUPPORTED_IMAGE_FORMAT,
            "invalid_image_format|unsupported_image|unsupported image|image media type"
                    + "|does not match the provided media type"),
    IMAGE_BROKEN(
            ErrorType.INVALID_IMAGE,
            "invalid_image|invalid_base64_image|image_parse_error|(could not|unable to) process"
                    + " (input )?image|image data"),
    REFUSED(ErrorType.REFUSAL, "\\brefusal\\b"),
    PROMPT(ErrorType.INVALID_PROMPT, "invalid_prompt");

    private static final List<ErrorWords> ALL = List.of(values());

    private final ErrorType type;
    private final Pattern words;

    ErrorWords(ErrorType type, String words) {
        this.type = type;
        this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
    }

    /**
     * What an error is by its words, the first row counts; empty when they say nothing that is
     * known.
     *
     * @param kind the provider's words for the kind of error
     * @param message its sentence
     */
    static Optional<ErrorType> type(String kind, String message) {
        String said = kind + " " + message;
        return ALL.stream()
                .filter(row -> row.words.matcher(said).find())
                .map(row -> row.type)
                .findFirst();
    }
}
