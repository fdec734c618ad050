package dev.bourse.gateway.store;

import dev.bourse.domain.fact.PresetChanged;
import dev.bourse.domain.fact.PresetFact;
import dev.bourse.domain.fact.PresetSaved;

import org.jdbi.v3.core.Handle;

/** Presets and their versions. */
final class PresetTable {
    private static final String VERSION =
            """
            insert into preset_version
                (account, slug, version, config, system_prompt, creator, created_micros)
            values (:account, :slug, :version, :config, :prompt, :creator, :at)
            on conflict (account, slug, version) do nothing\
            """;

    private static final String PRESET =
            """
            insert into preset
                (account, slug, name, description, status, designated, created_micros, updated_micros)
            values (:account, :slug, :slug, null, 'ACTIVE', :version, :at, :at)
            on conflict (account, slug) do update set
                designated = excluded.designated, updated_micros = excluded.updated_micros\
            """;

    private static final String SETTINGS =
            """
            update preset set
                name = :name,
                description = :description,
                status = :status,
                designated = :version,
                updated_micros = :at
            where account = :account and slug = :slug\
            """;

    private PresetTable() {}

    static void post(Handle transaction, PresetFact fact) {
        switch (fact) {
            case PresetSaved saved -> save(transaction, saved);
            case PresetChanged changed -> change(transaction, changed);
        }
    }

    /** A version that is there already is one that was told of twice. */
    private static void save(Handle transaction, PresetSaved saved) {
        int added =
                transaction
                        .createUpdate(VERSION)
                        .bind("account", Texts.key(saved.account()))
                        .bind("slug", Texts.key(saved.slug()))
                        .bind("version", saved.version())
                        .bind("config", Texts.stored(saved.config()))
                        .bind("prompt", Texts.stored(saved.systemPrompt()))
                        .bind("creator", saved.creator().hex())
                        .bind("at", saved.atMicros())
                        .execute();
        if (added == 1) {
            transaction
                    .createUpdate(PRESET)
                    .bind("account", Texts.key(saved.account()))
                    .bind("slug", Texts.key(saved.slug()))
                    .bind("version", saved.version())
                    .bind("at", saved.atMicros())
                    .execute();
        }
    }

    private static void change(Handle transaction, PresetChanged changed) {
        transaction
                .createUpdate(SETTINGS)
                .bind("account", Texts.key(changed.account()))
                .bind("slug", Texts.key(changed.slug()))
                .bind("name", Texts.stored(changed.name()))
                .bind("description", Texts.stored(changed.description()))
                .bind("status", changed.status().name())
                .bind("version", changed.designated())
                .bind("at", changed.atMicros())
                .execute();
    }
}
