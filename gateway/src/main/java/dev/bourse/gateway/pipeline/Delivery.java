package dev.bourse.gateway.pipeline;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.fact.ToolUse;
import dev.bourse.gateway.pipeline.Admission.Admitted;
import dev.bourse.gateway.upstream.Target;
import dev.bourse.wire.chat.ChatFront;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.Protocol;
import dev.bourse.wire.chat.Protocol.Presentation;
import dev.bourse.wire.chat.StreamedAnswer;
import dev.bourse.wire.chat.Told;
import dev.bourse.wire.chat.TranslatedAnswer;
import dev.bourse.wire.chat.TranslatedStream;
import dev.bourse.wire.chat.WholeAnswer;
import dev.bourse.wire.media.Service;
import dev.bourse.wire.tool.ToolWatch;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a relay has to do with: which request, which endpoint, which caller, and whom to tell.
 *
 * @param admitted the request
 * @param target the endpoint that answers, and where it is
 * @param leftOut members of the request that the endpoint did not get
 * @param caller the client
 * @param progress hears how far the attempt got
 */
record Delivery(
        Admitted admitted,
        Target target,
        List<String> leftOut,
        Caller caller,
        Relay.Progress progress) {
    private static final int LONGEST_EVENT = 16 * 1024 * 1024;
    private static final long SECOND = 1_000_000;

    /** Name of the provider for people. */
    String provider() {
        return target.providerName();
    }

    /** Reads the endpoint's stream and writes the caller's. */
    StreamedAnswer stream() {
        if (admitted.front() instanceof Service service) {
            return service.stream(identity(), admitted.request());
        }
        ChatFront called = (ChatFront) admitted.front();
        Protocol upstream = Protocols.of(target.dialect());
        StreamedAnswer answer =
                upstream.equals(called)
                        ? upstream.relay(identity(), LONGEST_EVENT)
                        : new TranslatedStream(
                                upstream,
                                called.writer(identity(), admitted.request()),
                                provider(),
                                LONGEST_EVENT);
        return called.framed(answer, admitted.request());
    }

    /** Reads the endpoint's whole answer for the caller. */
    WholeAnswer whole(byte[] body) {
        if (admitted.front() instanceof Service service) {
            return service.whole(body, identity(), admitted.request());
        }
        ChatFront called = (ChatFront) admitted.front();
        Protocol upstream = Protocols.of(target.dialect());
        return upstream.equals(called)
                ? upstream.whole(body, identity())
                : TranslatedAnswer.read(
                        body, upstream, called, new Presentation(identity(), admitted.request()));
    }

    /** Watches the endpoint's answer for tool calls; null when no tools were offered. */
    @Nullable ToolWatch watch() {
        return admitted.request().parameters().contains(Parameter.TOOLS)
                ? new ToolWatch(Protocols.of(target.dialect()), LONGEST_EVENT)
                : null;
    }

    /**
     * What the tool calls of a complete answer are worth. One that was cut off, by its length or by
     * a filter, may end in the middle of a call, which is nobody's mistake.
     */
    ToolUse judged(Told told, @Nullable ToolWatch watch) {
        FinishReason finish = told.finishReason();
        boolean whole = finish == FinishReason.TOOL_CALLS || finish == FinishReason.STOP;
        return watch == null || !whole ? ToolUse.NONE : watch.judged(admitted.request());
    }

    /** The headers of the answer. */
    Map<String, String> headers() {
        return headers(admitted, leftOut);
    }

    static Map<String, String> headers(Admitted admitted, List<String> leftOut) {
        String id = admitted.id().value();
        if (leftOut.isEmpty()) {
            return Map.of("X-Generation-Id", id);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Generation-Id", id);
        headers.put(LeftOut.HEADER, LeftOut.header(leftOut));
        return headers;
    }

    /** A stream in which nothing was said, to be ended with an error. */
    static StreamedAnswer silence(Admitted admitted) {
        long created = admitted.startedAtMicros() / SECOND;
        Identity nobody = new Identity(admitted.id(), admitted.requestedModel(), "", created);
        if (admitted.front() instanceof Service service) {
            return service.stream(nobody, admitted.request());
        }
        ChatFront called = (ChatFront) admitted.front();
        StreamedAnswer silence =
                new TranslatedStream(
                        Protocols.of(admitted.request().dialect()),
                        called.writer(nobody, admitted.request()),
                        "",
                        1);
        return called.framed(silence, admitted.request());
    }

    private Identity identity() {
        Endpoint endpoint = target.endpoint();
        return new Identity(
                admitted.id(), endpoint.modelId(), provider(), admitted.startedAtMicros() / SECOND);
    }
}
