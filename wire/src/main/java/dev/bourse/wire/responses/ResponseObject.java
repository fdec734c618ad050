package dev.bourse.wire.responses;

import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonNull;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The members of a response object that do not repeat the request. */
final class ResponseObject {
    private ResponseObject() {}

    /** A response of which nothing came. */
    static JsonObject bare(Identity identity) {
        return new JsonObject(members(identity, identity.created()));
    }

    /** A response that has just begun. */
    static Map<String, JsonValue> members(Identity identity, long created) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("id", JsonValue.of(Stamp.responseId(identity.id())));
        members.put("object", JsonValue.of("response"));
        members.put("created_at", JsonValue.of(created));
        members.put("status", JsonValue.of(Ending.IN_PROGRESS));
        members.put("completed_at", JsonNull.NULL);
        members.put("error", JsonNull.NULL);
        members.put("incomplete_details", JsonNull.NULL);
        members.put("model", JsonValue.of(identity.model()));
        members.put("provider", JsonValue.of(identity.provider()));
        members.put("service_tier", JsonValue.of(identity.tierName()));
        members.put("output", JsonValue.of(List.of()));
        members.put("usage", JsonNull.NULL);
        return members;
    }

    /** The same response after it broke; where it only had no more room, it is incomplete. */
    static JsonObject broken(JsonObject response, ApiError error, @Nullable JsonObject metadata) {
        Map<String, JsonValue> members = new LinkedHashMap<>(response.members());
        if (Errors.isLength(error.type())) {
            members.put("status", JsonValue.of(Ending.INCOMPLETE));
            members.put("incomplete_details", Ending.details(FinishReason.LENGTH));
        } else {
            members.put("status", JsonValue.of(Ending.FAILED));
            members.put("error", Errors.inResponse(error));
            members.put("error_type", JsonValue.of(error.type().wireName()));
        }
        if (metadata != null && !error.isMasked()) {
            members.put("openrouter_metadata", metadata);
        }
        return new JsonObject(members);
    }
}
