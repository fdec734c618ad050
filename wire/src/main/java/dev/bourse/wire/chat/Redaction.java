package dev.bourse.wire.chat;

import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.json.JsonValue.JsonString;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Takes out of a request what nobody needs to see again: credentials, and the bytes of media. */
public final class Redaction {
    private static final String REDACTED = "[redacted]";
    private static final int SHORT = 64;
    private static final Set<String> MEDIA = Set.of("data", "file_data", "bytes");
    private static final List<String> SECRET =
            List.of(
                    "authorization",
                    "api_key",
                    "apikey",
                    "api-key",
                    "access_token",
                    "password",
                    "secret",
                    "cookie");

    private final @Nullable String credential;

    private Redaction(@Nullable String credential) {
        this.credential = credential;
    }

    /**
     * The request without them.
     *
     * @param credential what the provider is paid with, which must not be shown wherever it stands;
     *     null for none
     */
    public static JsonObject of(JsonObject request, @Nullable String credential) {
        return new Redaction(credential).object(request);
    }

    private JsonValue value(JsonValue value) {
        return switch (value) {
            case JsonString(String text) -> new JsonString(text(text));
            case JsonArray array -> new JsonArray(array.items().stream().map(this::value).toList());
            case JsonObject object -> object(object);
            default -> value;
        };
    }

    private JsonObject object(JsonObject object) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        object.members()
                .forEach((name, value) ->
                        members.put(
                                name,
                                isHidden(name, value) ? new JsonString(REDACTED) : value(value)));
        return new JsonObject(members);
    }

    private static boolean isHidden(String name, JsonValue value) {
        if (!(value instanceof JsonString(String text))) {
            return false;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        boolean medium =
                MEDIA.contains(lower) && text.length() > SHORT && !text.startsWith("data:");
        return medium || SECRET.stream().anyMatch(lower::contains);
    }

    private String text(String text) {
        String safe = credential == null ? text : text.replace(credential, REDACTED);
        int comma = safe.startsWith("data:") ? safe.indexOf(',') : -1;
        return comma > 0 && safe.length() > SHORT ? safe.substring(0, comma + 1) + REDACTED : safe;
    }
}
