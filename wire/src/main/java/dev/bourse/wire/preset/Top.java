package dev.bourse.wire.preset;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.wire.gemini.ProtoNames;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Members;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;

/**
 * The members of a request's body by name, and where they lie. Values are read only when they are
 * asked for, so that a long conversation stays bytes. A member that is null counts as not sent.
 */
final class Top {
    private final byte[] body;
    private final Dialect dialect;
    private final Members<String> members;
    private final Set<String> nulls = new HashSet<>();
    private int close;

    /** Reads a body that is known to be a JSON object. */
    Top(byte[] body, Dialect dialect) {
        this.body = body;
        this.dialect = dialect;
        members = new Members<>(body);
        try (JsonScanner in = JsonScanner.of(body, 0, body.length)) {
            read(in);
        }
    }

    private void read(JsonScanner in) {
        in.next();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            int nameStart = in.start();
            in.next();
            members.add(canonical(name), nameStart, in.start());
            if (in.isNull()) {
                nulls.add(canonical(name));
            }
            in.skip();
        }
        close = in.start();
        members.close(close);
    }

    /** Index of the closing brace. */
    int close() {
        return close;
    }

    boolean has(String name) {
        return isWritten(name) && !nulls.contains(canonical(name));
    }

    /** Whether there is such a member, be it null. */
    boolean isWritten(String name) {
        return find(name) >= 0;
    }

    /** The value of a member; empty object when it is absent or no object. */
    JsonObject object(String name) {
        JsonValue value = value(name);
        return value == null ? JsonObject.EMPTY : value.asObject().orElse(JsonObject.EMPTY);
    }

    /** The value of a member; null when it is absent. */
    @Nullable JsonValue value(String name) {
        int at = find(name);
        return at < 0 ? null : tree(members.valueStart(at), members.valueEnd(at));
    }

    /** The first item of an array; null when there is no such array or it is empty. */
    @Nullable JsonValue firstItem(String name) {
        int at = find(name);
        if (at < 0 || body[members.valueStart(at)] != '[') {
            return null;
        }
        try (JsonScanner in = scanner(members.valueStart(at), members.valueEnd(at))) {
            in.next();
            return in.nextItem() ? in.tree() : null;
        }
    }

    int nameStart(String name) {
        return members.nameStart(find(name));
    }

    int valueStart(String name) {
        return members.valueStart(find(name));
    }

    int valueEnd(String name) {
        return members.valueEnd(find(name));
    }

    private int find(String name) {
        String wanted = canonical(name);
        for (int i = 0; i < members.count(); i++) {
            if (wanted.equals(members.field(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Gemini's callers write names in either of two ways. */
    private String canonical(String name) {
        return dialect == Dialect.GEMINI ? ProtoNames.camel(name) : name;
    }

    private JsonValue tree(int from, int to) {
        try (JsonScanner in = scanner(from, to)) {
            in.next();
            return in.tree();
        }
    }

    private JsonScanner scanner(int from, int to) {
        return JsonScanner.of(body, from, to);
    }
}
