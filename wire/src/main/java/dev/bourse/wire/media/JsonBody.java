package dev.bourse.wire.media;

import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Members;
import dev.bourse.wire.splice.Rope;
import dev.bourse.wire.splice.Splice;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The caller's JSON, in which what is the exchange's own has been replaced.
 *
 * @param scan the body and where its members lie
 * @param usual members that are added where the caller says nothing about them
 */
record JsonBody(BodyScan scan, JsonObject usual) implements Outgoing {
    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public byte[] bytes(UpstreamEdit edit, JsonObject options) {
        Splice splice = new Splice();
        for (int i = 0; i < scan.members().count(); i++) {
            splice(splice, i, edit);
        }
        added(edit, options)
                .forEach((name, value) -> splice.insert(scan.close(), member(name, value)));
        Rope out = new Rope();
        splice.copy(scan.body(), 0, scan.body().length, out);
        return out.take();
    }

    private void splice(Splice splice, int index, UpstreamEdit edit) {
        Members<Fate> members = scan.members();
        Fate fate = members.field(index);
        int from = members.valueStart(index);
        int to = members.valueEnd(index);
        String user = edit.user();
        if (fate == Fate.MODEL) {
            splice.replace(from, to, Json.quoted(edit.model()));
        } else if (fate == Fate.USER && user != null) {
            splice.replace(from, to, Json.quoted(user));
        } else if (fate != Fate.KEPT) {
            splice.cut(scan.body(), members.nameStart(index), to);
        }
    }

    private Map<String, JsonValue> added(UpstreamEdit edit, JsonObject options) {
        Map<String, JsonValue> added = new LinkedHashMap<>();
        if (!isNamed()) {
            added.put("model", JsonValue.of(edit.model()));
        }
        usual.members().forEach(added::put);
        options.members().forEach(added::put);
        added.keySet().removeIf(name -> !name.equals("model") && scan.has(name));
        return added;
    }

    /** Whether the body has a model; it may have fallbacks alone. */
    private boolean isNamed() {
        for (int i = 0; i < scan.members().count(); i++) {
            if (scan.members().field(i) == Fate.MODEL) {
                return true;
            }
        }
        return false;
    }

    private static byte[] member(String name, JsonValue value) {
        Rope member = new Rope();
        member.add(",".getBytes(StandardCharsets.US_ASCII));
        member.add(Json.quoted(name));
        member.add(":".getBytes(StandardCharsets.US_ASCII));
        member.add(Json.bytes(value));
        return member.take();
    }
}
