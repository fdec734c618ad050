package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.fact.PresetChanged;
import dev.bourse.domain.fact.PresetSaved;
import dev.bourse.domain.fact.PresetStatus;
import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.preset.Preset;
import dev.bourse.gateway.live.Presets;
import dev.bourse.gateway.pipeline.Errors;
import dev.bourse.gateway.pipeline.LeftOut;
import dev.bourse.gateway.pipeline.Reply;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.preset.PresetConfig;
import dev.bourse.wire.preset.PresetReading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** {@code /presets} (openrouter.md 1.14): an account's configurations of requests. */
final class PresetsResource {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int CONFLICT = 409;
    private static final int USUAL_PAGE = 50;
    private static final int LONGEST_PAGE = 100;
    private static final int LONGEST_TEXT = 100_000;

    private final Presets presets;
    private final LongSupplier clock;

    /**
     * @param clock epoch microseconds
     */
    PresetsResource(Presets presets, LongSupplier clock) {
        this.presets = presets;
        this.clock = clock;
    }

    Reply list(Ask ask, Key key) {
        boolean all = ask.query("include_archived").map(Boolean::parseBoolean).orElse(false);
        List<Preset> own =
                presets.of(key.account()).stream()
                        .filter(one -> all || one.status() != PresetStatus.ARCHIVED)
                        .toList();
        return page(ask, own, PresetView::of);
    }

    Reply get(Ask ask, Key key) {
        return found(ask, key, preset -> Replies.data(PresetView.whole(preset).map()));
    }

    Reply versions(Ask ask, Key key) {
        return found(
                ask,
                key,
                preset ->
                        page(
                                ask,
                                preset.versions(),
                                version -> PresetView.version(preset, version)));
    }

    Reply version(Ask ask, Key key) {
        String number = ask.parameter("version");
        return found(
                ask,
                key,
                preset ->
                        Optional.of(number)
                                .filter(text -> text.matches("\\d{1,9}"))
                                .flatMap(text -> preset.version(Integer.parseInt(text)))
                                .map(version -> PresetView.version(preset, version))
                                .map(view -> Replies.data(view.map()))
                                .orElseGet(() -> unknown("version " + number)));
    }

    /** Makes a preset of a configuration. */
    Reply create(Ask ask, Key key) {
        JsonObject body = ask.body().json();
        String slug = slug(body.text("slug").orElse(""));
        PresetWishes wishes = new PresetWishes(body);
        PresetConfig config = sensible(wishes::config);
        Reply saved = saved(presets.create(draft(slug, key, config)), CREATED, List.of());
        if (saved.status() == CREATED && wishes.isNamed()) {
            Optional<Preset> named =
                    presets.change(key.account(), slug, wishes::named, clock.getAsLong());
            return named.map(one -> Replies.json(CREATED, enveloped(one))).orElse(saved);
        }
        return saved;
    }

    /** Adds a version to a preset. */
    Reply addVersion(Ask ask, Key key) {
        PresetConfig config = sensible(new PresetWishes(ask.body().json())::config);
        return found(
                ask, key, preset -> saved(save(preset.slug(), key, config), CREATED, List.of()));
    }

    /** Saves how a request in that dialect wants to be answered. */
    Gate.Guarded saving(Dialect dialect) {
        return (ask, key) -> {
            String slug = slug(ask.parameter("slug"));
            JsonObject body = ask.body().json();
            PresetReading.Read read = sensible(() -> PresetReading.ofRequest(dialect, body));
            return saved(save(slug, key, read.config()), OK, read.leftOut());
        };
    }

    /** Changes name, description, status or the version in use. */
    Reply change(Ask ask, Key key) {
        PresetWishes wishes = new PresetWishes(ask.body().json());
        return found(
                ask,
                key,
                preset -> {
                    wishes.check(preset);
                    return changed(preset, wishes::changed);
                });
    }

    /** Archives a preset; nothing is ever lost. */
    Reply archive(Ask ask, Key key) {
        return found(
                ask,
                key,
                preset -> changed(preset, now -> PresetWishes.with(now, PresetStatus.ARCHIVED)));
    }

    private Reply changed(Preset preset, UnaryOperator<PresetChanged> change) {
        return presets.change(preset.account(), preset.slug(), change, clock.getAsLong())
                .map(now -> Replies.data(PresetView.whole(now).map()))
                .orElseGet(() -> unknown("preset"));
    }

    private Presets.Outcome save(String slug, Key key, PresetConfig config) {
        return presets.save(draft(slug, key, config));
    }

    private PresetSaved draft(String slug, Key key, PresetConfig config) {
        String prompt = config.systemPrompt();
        if (config.text().length() > LONGEST_TEXT
                || (prompt != null && prompt.length() > LONGEST_TEXT)) {
            throw new BadQuery("config", "is longer than " + LONGEST_TEXT + " characters");
        }
        return new PresetSaved(
                clock.getAsLong(), key.account(), slug, 1, config.text(), prompt, key.hash());
    }

    private static Reply saved(Presets.Outcome outcome, int status, List<String> leftOut) {
        return switch (outcome) {
            case Presets.Outcome.Refused(String why) -> conflict(why);
            case Presets.Outcome.Saved(Preset preset, boolean _) ->
                    new Reply(
                            status,
                            leftOut.isEmpty() ? Map.of() : LeftOut.headers(leftOut),
                            Json.bytes(enveloped(preset)));
        };
    }

    private static JsonValue enveloped(Preset preset) {
        return JsonValue.of(Map.of("data", PresetView.whole(preset).map()));
    }

    private Reply found(Ask ask, Key key, Function<Preset, Reply> then) {
        String slug = ask.parameter("slug");
        return presets.find(key.account(), slug)
                .map(then)
                .orElseGet(() -> unknown("preset '" + slug + "'"));
    }

    private static <T> Reply page(Ask ask, List<T> all, Function<T, Members> view) {
        int from = ask.number("offset", 0, Integer.MAX_VALUE);
        int limit = ask.number("limit", USUAL_PAGE, LONGEST_PAGE);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "data", all.stream().skip(from).limit(limit).map(view).map(Members::map).toList());
        answer.put("total_count", all.size());
        return Replies.ok(JsonValue.of(answer));
    }

    private static String slug(String text) {
        if (!Preset.isSlug(text)) {
            throw new BadQuery(
                    "slug",
                    "1 to 64 of a-z, 0-9, - and _, a letter or digit first, not '" + text + "'");
        }
        return text;
    }

    private static <T> T sensible(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (JsonException senseless) {
            throw new BadQuery("preset", String.valueOf(senseless.getMessage()));
        }
    }

    private static Reply conflict(String why) {
        return Errors.answer(ApiError.of(ErrorType.INVALID_REQUEST, why).withStatus(CONFLICT));
    }

    private static Reply unknown(String what) {
        return Errors.answer(ApiError.of(ErrorType.NOT_FOUND, "There is no " + what));
    }
}
