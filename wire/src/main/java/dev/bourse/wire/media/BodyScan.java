package dev.bourse.wire.media;

import dev.bourse.wire.chat.ExtensionScan;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the body of a request, once, from front to back: what every kind of work has, and by its
 * rules what one kind has. A member that no rule knows goes on unread.
 */
final class BodyScan {
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_USER = 512;
    private static final String PROVIDER = "provider";

    private final byte[] body;
    private final Map<String, Rule> rules;
    private final ExtensionScan extensions = new ExtensionScan();
    private final Members<Fate> members;
    private final List<String> names = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private @Nullable String model;
    private @Nullable String user;
    private JsonObject options = JsonObject.EMPTY;
    private int close;

    BodyScan(byte[] body, Map<String, Rule> rules) {
        this.body = body;
        this.rules = rules;
        members = new Members<>(body);
    }

    /**
     * Reads all of it.
     *
     * @throws JsonException naming the member at fault
     */
    BodyScan read() {
        try (JsonScanner in = JsonScanner.of(body, 0, body.length)) {
            in.next();
            if (!in.isObject()) {
                throw new JsonException("the body must be a JSON object");
            }
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                member(in, name);
            }
            close = in.start();
            members.close(close);
            in.finish();
        }
        check();
        return this;
    }

    byte[] body() {
        return body;
    }

    Members<Fate> members() {
        return members;
    }

    /** Name of the member at that position. */
    String name(int index) {
        return names.get(index);
    }

    /** Index of the closing brace. */
    int close() {
        return close;
    }

    boolean has(String name) {
        return known.contains(name);
    }

    /** Requires a member. */
    BodyScan requires(String name, boolean there) {
        JsonScanner.require(there, name, "is missing");
        return this;
    }

    ExtensionScan extensions() {
        return extensions;
    }

    @Nullable String user() {
        return user;
    }

    /** What providers alone are to be told, by slug. */
    JsonObject options() {
        return options;
    }

    /** What that provider alone is to be told. */
    JsonObject options(String provider) {
        return options.object(provider);
    }

    /** The model and its fallbacks, each once. */
    List<String> models() {
        Set<String> all = new LinkedHashSet<>();
        if (model != null) {
            all.add(model);
        }
        all.addAll(extensions.models());
        return List.copyOf(all);
    }

    /** The value of a member as a tree. */
    JsonValue value(int index) {
        int from = members.valueStart(index);
        return Json.parse(Arrays.copyOfRange(body, from, members.valueEnd(index)));
    }

    private void member(JsonScanner in, String name) {
        JsonScanner.require(known.add(name), name, "occurs twice");
        int nameStart = in.start();
        in.next();
        int valueStart = in.start();
        names.add(name);
        members.add(in.isNull() ? passed(name) : read(in, name), nameStart, valueStart);
    }

    /** What becomes of a null: what is not for upstreams does not get there in any case. */
    private static Fate passed(String name) {
        return switch (name) {
            case "model", "models", PROVIDER, "user", "preset", "plugins", "session_id" ->
                    Fate.DROPPED;
            default -> Fate.KEPT;
        };
    }

    private Fate read(JsonScanner in, String name) {
        if (name.equals("model")) {
            model = in.text(name, LONGEST_NAME);
            return Fate.MODEL;
        }
        if (name.equals("user")) {
            user = in.text(name, LONGEST_USER);
            return Fate.USER;
        }
        if (extensions.read(in, name)) {
            return Fate.DROPPED;
        }
        rules.getOrDefault(name, Rule.ANY).read(in, name);
        return Fate.KEPT;
    }

    private void check() {
        List<String> all = models();
        JsonScanner.require(!all.isEmpty(), "model", "is missing");
        JsonScanner.require(all.stream().noneMatch(String::isBlank), "model", "must not be blank");
        int provider = names.indexOf(PROVIDER);
        if (provider >= 0) {
            options = value(provider).asObject().orElse(JsonObject.EMPTY).object("options");
            options.members().keySet().forEach(this::checkOptions);
        }
    }

    /** What the exchange reads itself must not reach a provider behind its back. */
    private void checkOptions(String provider) {
        for (String name : options(provider).members().keySet()) {
            boolean free = !rules.containsKey(name) && passed(name) == Fate.KEPT;
            JsonScanner.require(
                    free,
                    "provider.options." + provider + "." + name,
                    "belongs into the request itself");
        }
    }
}
