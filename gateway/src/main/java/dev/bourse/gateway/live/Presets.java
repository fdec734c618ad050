package dev.bourse.gateway.live;

import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.PresetChanged;
import dev.bourse.domain.fact.PresetFact;
import dev.bourse.domain.fact.PresetSaved;
import dev.bourse.domain.fact.PresetStatus;
import dev.bourse.domain.preset.Preset;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The presets of all accounts, in memory. Each change is given to the journal first and takes
 * effect only when the journal took it. Requests never wait: they see a preset before a change or
 * after it.
 */
public final class Presets {
    /** Most presets of one account. */
    public static final int MOST = 500;

    /** Most characters of the texts of one account's presets, all versions counted. */
    public static final long MOST_TEXT = 8_000_000;

    private final Map<Name, Preset> presets = new ConcurrentHashMap<>();
    private final Consumer<Fact> journal;

    private record Name(String account, String slug) {}

    /**
     * @param known facts that make the presets there are
     * @param journal takes a fact, or throws when it cannot
     */
    public Presets(List<PresetFact> known, Consumer<Fact> journal) {
        this.journal = journal;
        known.forEach(this::apply);
    }

    /** What became of a wish to save. */
    public sealed interface Outcome {
        /**
         * A version was saved.
         *
         * @param preset as it is now
         * @param created whether it was not there before
         */
        record Saved(Preset preset, boolean created) implements Outcome {}

        /**
         * Nothing was saved.
         *
         * @param why one sentence for people
         */
        record Refused(String why) implements Outcome {}
    }

    /** The preset that an account calls so. */
    public Optional<Preset> find(String account, String slug) {
        return Optional.ofNullable(presets.get(new Name(account, slug)));
    }

    /** The presets of an account, the one changed last first. */
    public List<Preset> of(String account) {
        return presets.values().stream()
                .filter(one -> one.account().equals(account))
                .sorted(
                        Comparator.comparingLong(Preset::updatedAtMicros)
                                .reversed()
                                .thenComparing(Preset::slug))
                .toList();
    }

    /** Saves the first version of a preset, unless there is one of that name. */
    public synchronized Outcome create(PresetSaved draft) {
        return find(draft.account(), draft.slug()).isPresent()
                ? new Outcome.Refused("there is a preset '" + draft.slug() + "' already")
                : save(draft);
    }

    /**
     * Saves a version, which is in use from now on.
     *
     * @param draft its number does not matter
     */
    public synchronized Outcome save(PresetSaved draft) {
        Preset before = presets.get(new Name(draft.account(), draft.slug()));
        String refusal = refusal(before, draft);
        if (refusal != null) {
            return new Outcome.Refused(refusal);
        }
        Preset after = post(numbered(draft, before == null ? 1 : before.nextVersion()));
        return new Outcome.Saved(after, before == null);
    }

    /**
     * Changes what is no version; empty when there is no such preset.
     *
     * @param change from the settings to what they shall be; the version it designates is there
     */
    public synchronized Optional<Preset> change(
            String account, String slug, UnaryOperator<PresetChanged> change, long nowMicros) {
        return find(account, slug)
                .map(preset -> {
                    PresetChanged now = preset.settings(nowMicros);
                    PresetChanged wanted = change.apply(now);
                    return wanted.equals(now) ? preset : post(wanted);
                });
    }

    private @Nullable String refusal(@Nullable Preset before, PresetSaved draft) {
        List<Preset> own = of(draft.account());
        long size = own.stream().mapToLong(Preset::size).sum();
        if (before != null && before.status() == PresetStatus.ARCHIVED) {
            return "preset '" + draft.slug() + "' is archived: make it active before saving to it";
        }
        if (before == null && own.size() >= MOST) {
            return "an account has at most " + MOST + " presets";
        }
        return size + draft.config().length() > MOST_TEXT
                ? "all versions of an account's presets have at most "
                        + MOST_TEXT
                        + " characters together"
                : null;
    }

    private static PresetSaved numbered(PresetSaved draft, int version) {
        return new PresetSaved(
                draft.atMicros(),
                draft.account(),
                draft.slug(),
                version,
                draft.config(),
                draft.systemPrompt(),
                draft.creator());
    }

    private Preset post(PresetFact fact) {
        journal.accept(fact);
        return apply(fact);
    }

    private Preset apply(PresetFact fact) {
        Name name = new Name(fact.account(), fact.slug());
        Preset after = Preset.after(presets.get(name), fact).orElseThrow();
        presets.put(name, after);
        return after;
    }
}
