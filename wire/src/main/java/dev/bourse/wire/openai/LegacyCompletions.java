package dev.bourse.wire.openai;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ChatFront;
import dev.bourse.wire.chat.Choice;
import dev.bourse.wire.chat.EventWriter;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.Protocol.Presentation;
import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.chat.Transcript;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * OpenAI's completions of a prompt, as they were before chat. No upstream is asked in this form:
 * the prompt becomes a conversation of one message, so that any endpoint can answer. {@code suffix}
 * becomes an instruction, and {@code instructions}, which is how a preset's get here, stand before
 * all. Tools, and {@code best_of} beyond {@code n}, are told as left out; prompts of several texts
 * or of tokens are refused by name.
 */
public final class LegacyCompletions implements ChatFront {
    @Override
    public Scanned scan(byte[] body, Addressed addressed) {
        return LegacyRequest.scan(body);
    }

    @Override
    public byte[] error(ApiError error, @Nullable GenerationId id, @Nullable JsonObject metadata) {
        return ErrorEnvelope.bytes(error, null, metadata);
    }

    @Override
    public EventWriter writer(Identity identity, Request request) {
        return new LegacyWriter(identity, echoed(request), request.hidesReasoning());
    }

    @Override
    public byte[] echo(Identity identity, JsonObject sent) {
        return EchoChunk.of(identity, "text_completion", sent);
    }

    @Override
    public byte[] written(
            Transcript answer,
            Presentation presentation,
            Usage counted,
            Charge charge,
            @Nullable JsonObject metadata) {
        Identity identity = presentation.identity();
        List<Object> choices = new ArrayList<>();
        answer.choices().forEach(choice -> choices.add(choice(choice, presentation.request())));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", identity.id().value());
        members.put("object", "text_completion");
        members.put("created", answer.created() > 0 ? answer.created() : identity.created());
        members.put("model", identity.model());
        members.put("provider", identity.provider());
        members.put("choices", choices);
        members.put("usage", UsageBlock.of(JsonObject.EMPTY, counted, charge));
        ConversationWriter.with(members, "openrouter_metadata", metadata);
        return Json.bytes(JsonValue.of(members));
    }

    private static Map<String, Object> choice(Choice choice, Request request) {
        String echoed = echoed(request);
        StringBuilder text = new StringBuilder(echoed).append(choice.text());
        choice.parts(Part.Refusal.class).forEach(refusal -> text.append(refusal.text()));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("index", choice.index());
        members.put("text", text.toString());
        String reasoning = request.hidesReasoning() ? "" : reasoning(choice);
        if (!reasoning.isEmpty()) {
            members.put("reasoning", reasoning);
        }
        members.put("logprobs", LegacyLogprobs.of(choice.logprobs(), echoed.length()));
        WholeWriter.finish(choice, members);
        return members;
    }

    private static String reasoning(Choice choice) {
        StringBuilder text = new StringBuilder();
        for (Part.Thought thought : choice.parts(Part.Thought.class)) {
            ReasoningDetail detail = thought.detail();
            text.append(detail.kind() == ReasoningDetail.Kind.ENCRYPTED ? "" : detail.text());
        }
        return text.toString();
    }

    private static String echoed(Request request) {
        return request instanceof LegacyRequest legacy ? legacy.echoed() : "";
    }
}
