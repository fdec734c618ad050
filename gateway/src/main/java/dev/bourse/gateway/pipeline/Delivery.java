package dev.bourse.gateway.pipeline;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.fact.ToolUse;
import dev.bourse.gateway.pipeline.Admission.Admitted;
import dev.bourse.gateway.upstream.Target;
import dev.bourse.wire.chat.ChatFront;
import dev.bourse.wire.chat.EventSource;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.Protocol;
import dev.bourse.wire.chat.Protocol.Presentation;
import dev.bourse.wire.chat.StreamedAnswer;
import dev.bourse.wire.chat.Told;
import dev.bourse.wire.chat.TranslatedAnswer;
import dev.bourse.wire.chat.TranslatedStream;
import dev.bourse.wire.chat.Veil;
import dev.bourse.wire.chat.WholeAnswer;
import dev.bourse.wire.media.Service;
import dev.bourse.wire.tool.ToolWatch;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * What a relay has to do with: which request, which endpoint, which caller, and whom to tell.
 *
 * @param admitted the request
 * @param target the endpoint that answers, and where it is
 * @param notices what the caller has to know beside the answer
 * @param caller the client
 * @param progress hears how far the attempt got
 */
record Delivery(
        Admitted admitted, Target target, Notices notices, Caller caller, Relay.Progress progress) {
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
                isRelayed(upstream)
                        ? upstream.relay(identity(), LONGEST_EVENT)
                        : new TranslatedStream(
                                source(upstream),
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
        return isRelayed(upstream)
                ? upstream.whole(body, identity())
                : TranslatedAnswer.read(
                        body,
                        source(upstream),
                        called,
                        new Presentation(identity(), admitted.request()));
    }

    /** What hides is never relayed as it is: every byte of it might tell. */
    private boolean isRelayed(Protocol upstream) {
        return upstream.equals(admitted.front()) && !isVeiled();
    }

    private EventSource source(Protocol upstream) {
        return isVeiled() ? new Veil(upstream, admitted.id()) : upstream;
    }

    private boolean isVeiled() {
        return target.endpoint().isStealth();
    }

    /** Tells that the attempt failed, without a word of an upstream that hides. */
    void failed(Verdict verdict) {
        progress.failed(isVeiled() ? verdict.veiled(provider()) : verdict);
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
        return notices.headers(admitted.id());
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
