package dev.bourse.wire.chat;

import dev.bourse.domain.routing.Preference;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Reads the members of a request that are for the exchange, whatever the dialect. */
public final class ExtensionScan {
    private static final List<String> ROUTES = List.of("fallback", "sort");
    private static final int MOST_MODELS = 64;
    private static final int LONGEST_NAME = 256;
    private static final int MOST_PLUGINS = 32;

    private final ProviderScan provider = new ProviderScan();
    private List<String> models = List.of();
    private @Nullable String route;
    private @Nullable String preset;
    private Plugins plugins = Plugins.NONE;
    private @Nullable String session;
    private boolean echo;

    /**
     * Reads the value that the scanner stands on when the member is one of the exchange's own.
     *
     * @return false when it is not, and nothing was read
     * @throws dev.bourse.wire.json.JsonException when it is not what it should be
     */
    public boolean read(JsonScanner in, String name) {
        switch (name) {
            case "models" -> models = in.texts(name, MOST_MODELS, LONGEST_NAME);
            case "provider" -> provider.read(in);
            case "route" -> route = in.word(name, ROUTES);
            case "preset" -> preset = in.text(name, LONGEST_NAME);
            case "plugins" -> plugins = plugins(in, name);
            case "session_id" -> session = in.text(name, LONGEST_NAME);
            case "debug" -> debug(in, name);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Further models, in order; none when there are none. */
    public List<String> models() {
        return models;
    }

    /** Whether a preset is named, which may name the model. */
    public boolean namesPreset() {
        return preset != null;
    }

    /** What was read. */
    public Extensions extensions() {
        Preference preference = provider.preference(route);
        return new Extensions(models, preference, preset, plugins, session, echo);
    }

    private static Plugins plugins(JsonScanner in, String name) {
        in.array(name);
        List<JsonObject> found = new ArrayList<>();
        while (in.nextItem()) {
            JsonScanner.require(found.size() < MOST_PLUGINS, name, "has too many items");
            in.object(name);
            JsonObject plugin = in.tree().asObject().orElse(JsonObject.EMPTY);
            JsonScanner.require(
                    plugin.text("id").isPresent(), name, "must hold objects with an id");
            found.add(plugin);
        }
        return Plugins.read(found);
    }

    private void debug(JsonScanner in, String name) {
        in.object(name);
        JsonValue tree = in.tree();
        echo = tree.asObject().flatMap(it -> it.flag("echo_upstream_body")).orElse(false);
    }
}
