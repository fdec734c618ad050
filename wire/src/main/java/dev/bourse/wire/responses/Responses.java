package dev.bourse.wire.responses;

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
import dev.bourse.wire.sse.SseWriter;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * OpenAI's Responses API, without its state (openrouter.md 1.6): nothing is stored, so that
 * requests carry all that they refer to.
 *
 * <p>A response's id is that of its generation with {@code resp_} in place of {@code gen-}.
 */
public final class Responses implements Protocol {
    @Override
    public Dialect dialect() {
        return Dialect.RESPONSES;
    }

    @Override
    public Scanned scan(byte[] body, Addressed addressed) {
        return ResponsesRequest.scan(body);
    }

    @Override
    public byte[] error(ApiError error, @Nullable GenerationId id, @Nullable JsonObject metadata) {
        return Errors.envelope(error, metadata);
    }

    @Override
    public StreamedAnswer relay(Identity identity, int longestEvent) {
        return new ResponseRelay(identity, longestEvent);
    }

    @Override
    public WholeAnswer whole(byte[] body, Identity identity) {
        return ResponseAnswer.read(body, identity);
    }

    @Override
    public Rendered render(Conversation conversation, UpstreamEdit edit) {
        return RequestWriter.write(conversation, edit);
    }

    @Override
    public EventReader reader(Consumer<Event> sink) {
        return new ResponsesReader(sink);
    }

    @Override
    public EventWriter writer(Identity identity, Request request) {
        return new ResponsesWriter(identity, echo(request));
    }

    @Override
    public byte[] echo(Identity identity, JsonObject sent) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("type", "response.debug");
        event.put("provider", identity.provider());
        event.put("debug", Map.of("echo_upstream_body", sent));
        return SseWriter.event("response.debug", Json.text(JsonValue.of(event)));
    }

    @Override
    public byte[] written(
            Transcript answer,
            Presentation presentation,
            Usage counted,
            Charge charge,
            @Nullable JsonObject metadata) {
        JsonObject usage = UsageBlock.of(JsonObject.EMPTY, counted, charge);
        return WholeWriter.write(
                answer,
                presentation.identity(),
                echo(presentation.request()),
                new ResponsesWriter.Told(usage, metadata));
    }

    private static Echo echo(Request request) {
        return ((ResponsesRequest) request).echo();
    }
}
