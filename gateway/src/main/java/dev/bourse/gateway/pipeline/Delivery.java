package dev.bourse.gateway.pipeline;

import dev.bourse.gateway.pipeline.Admission.Admitted;
import dev.bourse.gateway.upstream.Target;
import dev.bourse.wire.chat.ChatFront;
import dev.bourse.wire.chat.Format;
import dev.bourse.wire.chat.Healing;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.StreamedAnswer;
import dev.bourse.wire.chat.TranslatedStream;
import dev.bourse.wire.chat.WholeAnswer;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.media.Service;

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
 * @param preface events that the caller sees before the content; often none
 */
@SuppressWarnings("ArrayRecordComponent")
record Delivery(
        Admitted admitted,
        Target target,
        Notices notices,
        Caller caller,
        Relay.Progress progress,
        byte[] preface) {
    private static final long SECOND = 1_000_000;

    /** Name of the provider for people. */
    String provider() {
        return target.providerName();
    }

    /** Reads the endpoint's stream and writes the caller's. */
    StreamedAnswer stream() {
        return voice().stream(preface);
    }

    /** The endpoint's answer with its JSON repaired, where that was asked for and JSON was. */
    Healing.Healed healed(byte[] body) {
        return admitted.request().extensions().plugins().heals() && wantsJson()
                ? Healing.of(body, target.dialect())
                : new Healing.Healed(body, 0);
    }

    private boolean wantsJson() {
        try {
            return !(admitted.request().format() instanceof Format.Text);
        } catch (JsonException _) {
            return false;
        }
    }

    /** Reads the endpoint's whole answer for the caller. */
    WholeAnswer whole(byte[] body) {
        return voice().whole(body);
    }

    private Voice voice() {
        return new Voice(
                admitted.front(), admitted.request(), target.dialect(), identity(), isVeiled());
    }

    private boolean isVeiled() {
        return target.endpoint().isStealth();
    }

    /** Tells that the attempt failed, without a word of an upstream that hides. */
    void failed(Verdict verdict) {
        progress.failed(isVeiled() ? verdict.veiled(provider()) : verdict);
    }

    /** Takes down what the endpoint says; null when nobody wants it kept. */
    @Nullable Tape tape(int longest) {
        return admitted.keeping(target.endpoint()) == null ? null : new Tape(longest);
    }

    /** Examines the endpoint's answer; null when there is nothing to look for. */
    @Nullable Examiner examiner() {
        return Examiner.of(admitted.request(), target);
    }

    /** The headers of the answer. */
    Map<String, String> headers() {
        return notices.headers(admitted, target.endpoint());
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
        return identity(admitted, target);
    }

    /** How an answer of that endpoint presents itself. */
    static Identity identity(Admitted admitted, Target target) {
        return new Identity(
                admitted.id(),
                target.endpoint().modelId(),
                target.providerName(),
                admitted.startedAtMicros() / SECOND,
                target.endpoint().tier());
    }
}
