package dev.bourse.wire.openai;

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
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/** OpenAI's chat completions, as OpenRouter extends them. */
public final class OpenAi implements Protocol {
    @Override
    public Dialect dialect() {
        return Dialect.OPENAI;
    }

    @Override
    public Scanned scan(byte[] body, Addressed addressed) {
        return ChatRequest.scan(body);
    }

    @Override
    public byte[] error(ApiError error, @Nullable GenerationId id, @Nullable JsonObject metadata) {
        return ErrorEnvelope.bytes(error, null, metadata);
    }

    @Override
    public StreamedAnswer relay(Identity identity, int longestEvent) {
        return new ChunkRelay(identity, longestEvent);
    }

    @Override
    public WholeAnswer whole(byte[] body, Identity identity) {
        return ChatAnswer.read(body, identity);
    }

    @Override
    public Rendered render(Conversation conversation, UpstreamEdit edit) {
        return ConversationWriter.write(conversation, edit);
    }

    @Override
    public EventReader reader(Consumer<Event> sink) {
        return new CompletionReader(sink);
    }

    @Override
    public boolean takesAll(Request request) {
        return !request.hidesReasoning();
    }

    @Override
    public EventWriter writer(Identity identity, Request request) {
        return new ChunkWriter(identity, request.hidesReasoning());
    }

    @Override
    public byte[] echo(Identity identity, JsonObject sent) {
        return EchoChunk.of(identity, "chat.completion.chunk", sent);
    }

    @Override
    public byte[] written(
            Transcript answer,
            Presentation presentation,
            Usage counted,
            Charge charge,
            @Nullable JsonObject metadata) {
        return new WholeWriter(presentation.identity(), presentation.request().hidesReasoning())
                .write(answer, counted, charge, metadata);
    }
}
