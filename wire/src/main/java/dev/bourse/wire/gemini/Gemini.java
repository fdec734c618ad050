package dev.bourse.wire.gemini;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.Conversation;
import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.EventReader;
import dev.bourse.wire.chat.EventWriter;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.Protocol;
import dev.bourse.wire.chat.Rendered;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.chat.StreamedAnswer;
import dev.bourse.wire.chat.Transcript;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.chat.WholeAnswer;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Patterns;
import dev.bourse.wire.sse.SseWriter;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Gemini's {@code generateContent} and {@code streamGenerateContent}. The model and whether to
 * stream stand in the path, for callers and for upstreams; upstreams are asked for {@code alt=sse}.
 */
public final class Gemini implements Protocol {
    @Override
    public Dialect dialect() {
        return Dialect.GEMINI;
    }

    @Override
    public Scanned scan(byte[] body, Addressed addressed) {
        return GeminiRequest.scan(body, addressed);
    }

    @Override
    public byte[] error(ApiError error, @Nullable GenerationId id, @Nullable JsonObject metadata) {
        return ErrorEnvelope.bytes(error, id, metadata);
    }

    @Override
    public StreamedAnswer relay(Identity identity, int longestEvent) {
        return new ChunkRelay(new Stamp(identity), longestEvent, new Patterns());
    }

    @Override
    public WholeAnswer whole(byte[] body, Identity identity) {
        return GeminiAnswer.read(body, new Stamp(identity));
    }

    @Override
    public Rendered render(Conversation conversation, UpstreamEdit edit) {
        return ConversationWriter.write(conversation, edit);
    }

    @Override
    public EventReader reader(Consumer<Event> sink) {
        return new GeminiReader(sink);
    }

    @Override
    public StreamedAnswer framed(StreamedAnswer answer, Request request) {
        boolean array = request instanceof GeminiRequest gemini && gemini.wantsArray();
        return array ? new ArrayStream(answer) : answer;
    }

    @Override
    public EventWriter writer(Identity identity, Request request) {
        return new GeminiWriter(new Stamp(identity), wantsThoughts(request));
    }

    @Override
    public byte[] echo(Identity identity, JsonObject sent) {
        Map<String, Object> chunk = new LinkedHashMap<>();
        chunk.put("candidates", List.of());
        chunk.put("modelVersion", identity.model());
        chunk.put("responseId", identity.id().value());
        chunk.put("provider", identity.provider());
        chunk.put("debug", Map.of("echo_upstream_body", sent));
        return SseWriter.event(Json.text(JsonValue.of(chunk)));
    }

    @Override
    public byte[] written(
            Transcript answer,
            Presentation presentation,
            Usage counted,
            Charge charge,
            @Nullable JsonObject metadata) {
        return new AnswerWriter(presentation.identity(), wantsThoughts(presentation.request()))
                .write(answer, counted, charge, metadata);
    }

    private static boolean wantsThoughts(Request request) {
        return request instanceof GeminiRequest gemini && gemini.wantsThoughts();
    }
}
