package dev.bourse.gateway.http;

import dev.bourse.domain.preset.Preset;
import dev.bourse.domain.preset.PresetVersion;
import dev.bourse.wire.json.Json;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** Presets as the API shows them (openrouter.md 1.14). */
final class PresetView {
    private PresetView() {}

    /** A preset without what it says. */
    static Members of(Preset preset) {
        String id = id(preset.account(), preset.slug());
        return new Members()
                .put("id", id)
                .put("slug", preset.slug())
                .put("name", preset.name())
                .put("description", preset.description())
                .put("status", preset.status().name().toLowerCase(Locale.ROOT))
                .putIf(
                        preset.statusAtMicros() > 0,
                        "status_updated_at",
                        GenerationView.time(preset.statusAtMicros()))
                .put("designated_version_id", versionId(id, preset.designated()))
                .put("versions", preset.versions().size())
                .put("creator_user_id", null)
                .put("workspace_id", preset.account())
                .put("created_at", GenerationView.time(preset.createdAtMicros()))
                .put("updated_at", GenerationView.time(preset.updatedAtMicros()));
    }

    /** A preset with what it says at present. */
    static Members whole(Preset preset) {
        return of(preset).put("designated_version", version(preset, preset.current()));
    }

    static Members version(Preset preset, PresetVersion version) {
        String id = id(preset.account(), preset.slug());
        return new Members()
                .put("id", versionId(id, version.number()))
                .put("preset_id", id)
                .put("version", version.number())
                .put("config", Json.parse(version.config()))
                .put("system_prompt", version.systemPrompt())
                .put("creator_id", version.creator().hex())
                .put("created_at", GenerationView.time(version.createdAtMicros()))
                .put("updated_at", GenerationView.time(version.createdAtMicros()));
    }

    /** The id of a preset, which follows from whose it is and what it is called. */
    static String id(String account, String slug) {
        return uuid("preset " + account + "/" + slug);
    }

    private static String versionId(String preset, int number) {
        return uuid("version " + preset + "/" + number);
    }

    private static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
