package dev.bourse.sim.provider;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which dialect is spoken at which path. */
final class Faces {
    private static final Pattern GENERATE =
            Pattern.compile("/v1(?:beta)?/models/(.+):(generateContent|streamGenerateContent)");

    private Faces() {}

    /** A face for one request; empty where there is none. */
    static Optional<Face> at(String path) {
        return switch (path) {
            case "/v1/chat/completions" -> Optional.of(new ChatFace());
            case "/v1/responses" -> Optional.of(new ResponsesFace());
            case "/v1/messages" -> Optional.of(new MessagesFace());
            default -> generate(path);
        };
    }

    static Reading read(Face face, byte[] body) {
        try {
            return face.read(Json.parse(body).asObject().orElse(JsonObject.EMPTY));
        } catch (JsonException malformed) {
            String message = "The body is no JSON: " + malformed.getMessage();
            return new Refusal(400, "invalid_json", message);
        }
    }

    /** The same request with a cap, which who only counts does not name. */
    static byte[] roomy(byte[] body) {
        try {
            JsonObject sent = Json.parse(body).asObject().orElse(JsonObject.EMPTY);
            Map<String, JsonValue> members = new LinkedHashMap<>(sent.members());
            members.put("max_tokens", JsonValue.of(MessagesReader.ROOMY));
            return Json.bytes(new JsonObject(members));
        } catch (JsonException _) {
            return body;
        }
    }

    private static Optional<Face> generate(String path) {
        Matcher matcher = GENERATE.matcher(path);
        return matcher.matches()
                ? Optional.of(
                        new GenerateFace(matcher.group(1), matcher.group(2).startsWith("stream")))
                : Optional.empty();
    }
}
