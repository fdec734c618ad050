package dev.bourse.wire.anthropic;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.PromptSize;
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

/** Anthropic's Messages, as callers and as upstreams speak it (openrouter.md 1.7). */
public final class Anthropic implements Protocol {
    /**
     * The answer to {@code count_tokens}, whose body is that of a message: an estimate, since no
     * tokenizer of a vendor is at hand. Media count for nothing.
     */
    public static byte[] tokenCount(Request request) {
        PromptSize size = new PromptSize(request.promptBytes(), request.messages());
        return Json.bytes(JsonValue.of(Map.of("input_tokens", size.likely())));
    }

    @Override
    public Dialect dialect() {
        return Dialect.ANTHROPIC;
    }

    @Override
    public Scanned scan(byte[] body, Addressed addressed) {
        return MessagesRequest.scan(body);
    }

    @Override
    public byte[] error(ApiError error, @Nullable GenerationId id, @Nullable JsonObject metadata) {
        return Json.bytes(ErrorEnvelope.of(error, id, metadata));
    }

    @Override
    public StreamedAnswer relay(Identity identity, int longestEvent) {
        return new MessageRelay(identity, longestEvent);
    }

    @Override
    public WholeAnswer whole(byte[] body, Identity identity) {
        return MessageAnswer.read(body, identity);
    }

    @Override
    public Rendered render(Conversation conversation, UpstreamEdit edit) {
        return RequestWriter.render(conversation, edit);
    }

    @Override
    public EventReader reader(Consumer<Event> sink) {
        return new MessageReader(sink);
    }

    @Override
    public EventWriter writer(Identity identity, Request request) {
        return new MessageWriter(new Stamp(identity), showsThoughts(request));
    }

    @Override
    public byte[] echo(Identity identity, JsonObject sent) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("type", "debug");
        event.put("provider", identity.provider());
        event.put("debug", Map.of("echo_upstream_body", sent));
        return SseWriter.event("debug", Json.text(JsonValue.of(event)));
    }

    @Override
    public byte[] written(
            Transcript answer,
            Presentation presentation,
            Usage counted,
            Charge charge,
            @Nullable JsonObject metadata) {
        return new WholeWriter(presentation.identity(), showsThoughts(presentation.request()))
                .bytes(answer.choices().getFirst(), counted, charge, metadata);
    }

    private static boolean showsThoughts(Request request) {
        return !(request instanceof MessagesRequest own) || own.showsThoughts();
    }
}
