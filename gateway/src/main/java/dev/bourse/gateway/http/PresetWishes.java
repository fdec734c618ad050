package dev.bourse.gateway.http;

import dev.bourse.domain.fact.PresetChanged;
import dev.bourse.domain.fact.PresetStatus;
import dev.bourse.domain.preset.Preset;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonNull;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.preset.PresetConfig;
import dev.bourse.wire.preset.PresetReading;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** What a body says about a preset that shall be made or changed. */
final class PresetWishes {
    private static final Set<String> SETTINGS =
            Set.of("name", "description", "status", "designated_version");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 2_000;

    private final JsonObject body;

    PresetWishes(JsonObject body) {
        this.body = body;
    }

    /**
     * What a preset shall say.
     *
     * @throws BadQuery when it is no object
     * @throws dev.bourse.wire.json.JsonException naming what makes no sense in it
     */
    PresetConfig config() {
        boolean object = body.get("config").flatMap(JsonValue::asObject).isPresent();
        if (!object) {
            throw new BadQuery("config", "an object is expected");
        }
        boolean text = body.get("system_prompt").map(it -> it.asText().isPresent()).orElse(true);
        if (!text) {
            throw new BadQuery("system_prompt", "is no text");
        }
        return PresetReading.ofConfig(
                body.object("config"), body.text("system_prompt").orElse(null));
    }

    /** Whether it says anything about name or description. */
    boolean isNamed() {
        return body.get("name").isPresent() || body.get("description").isPresent();
    }

    /** The settings of a new preset with the name and description that are wished for. */
    PresetChanged named(PresetChanged now) {
        return new PresetChanged(
                now.atMicros(),
                now.account(),
                now.slug(),
                text("name", now.name(), LONGEST_NAME),
                description(now),
                now.status(),
                now.statusAtMicros(),
                now.designated());
    }

    /**
     * @throws BadQuery naming what makes no sense for that preset
     */
    void check(Preset preset) {
        for (String name : body.members().keySet()) {
            if (!SETTINGS.contains(name)) {
                throw new BadQuery(
                        name, "only " + SETTINGS.stream().sorted().toList() + " can be changed");
            }
        }
        changed(preset.settings(0));
        int wanted = designated(preset.designated());
        if (preset.version(wanted).isEmpty()) {
            throw new BadQuery("designated_version", "there is no version " + wanted);
        }
    }

    /** The settings with the changes that the body names; what it does not name stays. */
    PresetChanged changed(PresetChanged now) {
        PresetChanged named = named(now);
        PresetChanged designated =
                new PresetChanged(
                        named.atMicros(),
                        named.account(),
                        named.slug(),
                        named.name(),
                        named.description(),
                        named.status(),
                        named.statusAtMicros(),
                        designated(now.designated()));
        return body.get("status").isPresent() ? with(designated, status()) : designated;
    }

    /** The settings with that status, since then unless it is the one it had. */
    static PresetChanged with(PresetChanged now, PresetStatus status) {
        return new PresetChanged(
                now.atMicros(),
                now.account(),
                now.slug(),
                now.name(),
                now.description(),
                status,
                status == now.status() ? now.statusAtMicros() : now.atMicros(),
                now.designated());
    }

    private @Nullable String description(PresetChanged now) {
        if (body.members().get("description") == JsonNull.NULL) {
            return null;
        }
        return body.get("description").isEmpty()
                ? now.description()
                : text("description", "", LONGEST_DESCRIPTION);
    }

    private String text(String name, String otherwise, int longest) {
        if (body.get(name).isEmpty()) {
            return otherwise;
        }
        String text = body.text(name).map(String::strip).orElse("");
        if (text.isEmpty() || text.length() > longest) {
            throw new BadQuery(name, "1 to " + longest + " characters");
        }
        return text;
    }

    private PresetStatus status() {
        String word = body.text("status").orElse("");
        return Arrays.stream(PresetStatus.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new BadQuery("status", "active, disabled or archived"));
    }

    private int designated(int otherwise) {
        if (body.get("designated_version").isEmpty()) {
            return otherwise;
        }
        try {
            return body.number("designated_version")
                    .map(BigDecimal::intValueExact)
                    .orElseThrow(() -> new BadQuery("designated_version", "is no number"));
        } catch (ArithmeticException _) {
            throw new BadQuery("designated_version", "is no whole number");
        }
    }
}
