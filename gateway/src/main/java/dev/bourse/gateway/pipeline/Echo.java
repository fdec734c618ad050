package dev.bourse.gateway.pipeline;

import dev.bourse.gateway.pipeline.Admission.Admitted;
import dev.bourse.gateway.upstream.Target;
import dev.bourse.wire.chat.ChatFront;
import dev.bourse.wire.chat.Redaction;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonNumber;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;

/**
 * The requests as each provider that was tried got them, for a caller of a stream who wants to see
 * them ({@code debug.echo_upstream_body}, openrouter.md 1.3). Credentials travel in headers, which
 * are not shown, and are taken out of bodies. What a provider that hides was sent is not shown
 * either, since it would tell who that is.
 */
final class Echo {
    /** What a caller sees who did not ask. */
    static final byte[] NOTHING = {};

    private static final int LONGEST = 1024 * 1024;

    private Echo() {}

    /**
     * The events that show all attempts so far.
     *
     * @param before those that show the attempts before this one
     * @param body what this one is sent
     */
    static byte[] after(byte[] before, Admitted admitted, Target target, byte[] body) {
        if (!admitted.request().stream()
                || !admitted.request().extensions().echoUpstreamBody()
                || target.endpoint().isStealth()
                || !(admitted.front() instanceof ChatFront called)) {
            return before;
        }
        byte[] next = called.echo(Delivery.identity(admitted, target), shown(target, body));
        byte[] all = Arrays.copyOf(before, before.length + next.length);
        System.arraycopy(next, 0, all, before.length, next.length);
        return all;
    }

    private static JsonObject shown(Target target, byte[] body) {
        if (body.length > LONGEST) {
            return new JsonObject(Map.of("bytes", new JsonNumber(BigDecimal.valueOf(body.length))));
        }
        JsonObject sent = Json.parse(body).asObject().orElse(JsonObject.EMPTY);
        return Redaction.of(sent, target.credential());
    }
}
