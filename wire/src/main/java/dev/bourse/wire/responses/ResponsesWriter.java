package dev.bourse.wire.responses;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.EventWriter;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Rope;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** Writes an answer as a stream of events, from {@code response.created} to the whole response. */
final class ResponsesWriter implements EventWriter {
    private final Identity identity;
    private final Echo echo;
    private final Events events = new Events(0);
    private final Output output;
    private Map<String, JsonValue> response;
    private boolean begun;
    private FinishReason reason = FinishReason.STOP;

    ResponsesWriter(Identity identity, Echo echo) {
        this.identity = identity;
        this.echo = echo;
        output = new Output(events, Stamp.suffix(identity.id()));
        response = ResponseObject.members(identity, identity.created());
    }

    @Override
    public void write(Event event, Rope out) {
        switch (event) {
            case Event.Begun(_, long created) -> begin(created, out);
            case Event.Counted _, Event.Searched _, Event.Failed _, Event.Ended _ -> {}
            default -> {
                begin(0, out);
                output.write(event, out);
            }
        }
        if (event instanceof Event.Finished finished && finished.choice() == 0) {
            reason = finished.reason();
        }
    }

    @Override
    public byte[] closing(Usage counted, Charge charge, @Nullable JsonObject metadata) {
        Rope out = new Rope();
        begin(0, out);
        output.finish(reason, out);
        JsonObject usage = UsageBlock.of(JsonObject.EMPTY, counted, charge);
        byte[] ended = ended(response, output, reason, new Told(usage, metadata), echo);
        events.response("response." + Ending.status(reason), ended, out);
        return out.take();
    }

    @Override
    public byte[] broken(ApiError error, @Nullable JsonObject metadata) {
        Rope out = new Rope();
        begin(0, out);
        output.endAll(Ending.INCOMPLETE, out);
        Map<String, JsonValue> said = new LinkedHashMap<>(response);
        said.put("output", output.json());
        JsonObject broken = ResponseObject.broken(new JsonObject(said), error, metadata);
        String status = broken.text("status").orElse(Ending.FAILED);
        events.response("response." + status, bytes(broken, echo), out);
        return out.take();
    }

    /** What is written into a response when it has ended. */
    record Told(JsonObject usage, @Nullable JsonObject metadata) {}

    /** A response that has ended, in whole. */
    static byte[] ended(
            Map<String, JsonValue> begun,
            Output output,
            FinishReason reason,
            Told told,
            Echo echo) {
        Map<String, JsonValue> members = new LinkedHashMap<>(begun);
        members.put("status", JsonValue.of(Ending.status(reason)));
        members.put("incomplete_details", Ending.details(reason));
        members.put("output", output.json());
        members.put("usage", told.usage());
        if (told.metadata() != null) {
            members.put("openrouter_metadata", told.metadata());
        }
        return bytes(new JsonObject(members), echo);
    }

    private void begin(long created, Rope out) {
        if (begun) {
            return;
        }
        begun = true;
        response = ResponseObject.members(identity, created > 0 ? created : identity.created());
        byte[] own = bytes(new JsonObject(response), echo);
        events.response("response.created", own, out);
        events.response("response.in_progress", own, out);
    }

    /** The response object: what is ours, and what repeats the request. */
    private static byte[] bytes(JsonObject own, Echo echo) {
        byte[] members = Json.bytes(own);
        Rope out = new Rope();
        out.add(members, 0, members.length - 1);
        out.add(echo.json());
        out.add(members, members.length - 1, members.length);
        return out.take();
    }
}
