package dev.bourse.domain.preset;

import dev.bourse.domain.fact.PresetChanged;
import dev.bourse.domain.fact.PresetFact;
import dev.bourse.domain.fact.PresetSaved;
import dev.bourse.domain.fact.PresetStatus;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A named configuration of requests (openrouter.md 1.14).
 *
 * @param account whose it is
 * @param slug what requests call it
 * @param name name for people
 * @param description what it is for; null when nobody said
 * @param status whether it may be used
 * @param statusAtMicros since when it has that status; 0 when it has always had it
 * @param designated number of the version in use
 * @param versions all versions, the first one first
 * @param updatedAtMicros when something about it changed last
 */
public record Preset(
        String account,
        String slug,
        String name,
        @Nullable String description,
        PresetStatus status,
        long statusAtMicros,
        int designated,
        List<PresetVersion> versions,
        long updatedAtMicros) {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    /**
     * @throws IllegalArgumentException when there is no version, or none of the designated number
     */
    public Preset {
        versions = List.copyOf(versions);
        int wanted = designated;
        if (versions.stream().noneMatch(one -> one.number() == wanted)) {
            throw new IllegalArgumentException(slug + " has no version " + designated);
        }
    }

    /** Whether a text can name a preset: up to 64 small letters, digits, dashes, underscores. */
    public static boolean isSlug(String text) {
        return SLUG.matcher(text).matches();
    }

    /**
     * What a fact makes of a preset; a change of one that is not there, or to a version that is
     * not, changes nothing.
     *
     * @param before null when there was none
     */
    public static Optional<Preset> after(@Nullable Preset before, PresetFact fact) {
        return switch (fact) {
            case PresetSaved saved ->
                    Optional.of(before == null ? begun(saved) : before.with(saved));
            case PresetChanged changed ->
                    Optional.ofNullable(before).map(preset -> preset.with(changed));
        };
    }

    /** The version in use. */
    public PresetVersion current() {
        return version(designated).orElseThrow();
    }

    /** The version of that number. */
    public Optional<PresetVersion> version(int number) {
        return versions.stream().filter(one -> one.number() == number).findFirst();
    }

    /** The number that the next version gets. */
    public int nextVersion() {
        return versions.getLast().number() + 1;
    }

    /** When the first version was saved, epoch microseconds. */
    public long createdAtMicros() {
        return versions.getFirst().createdAtMicros();
    }

    /** How much room its texts take, in characters. */
    public long size() {
        return versions.stream().mapToLong(PresetVersion::size).sum();
    }

    /** Facts that make this preset of nothing. */
    List<PresetFact> facts() {
        List<PresetFact> facts = new ArrayList<>();
        for (PresetVersion one : versions) {
            facts.add(
                    new PresetSaved(
                            one.createdAtMicros(),
                            account,
                            slug,
                            one.number(),
                            one.config(),
                            one.systemPrompt(),
                            one.creator()));
        }
        facts.add(settings(updatedAtMicros));
        return facts;
    }

    /** What it is beside its versions, as a fact of that moment. */
    public PresetChanged settings(long atMicros) {
        return new PresetChanged(
                atMicros, account, slug, name, description, status, statusAtMicros, designated);
    }

    private static Preset begun(PresetSaved saved) {
        return new Preset(
                saved.account(),
                saved.slug(),
                saved.slug(),
                null,
                PresetStatus.ACTIVE,
                0,
                saved.version(),
                List.of(version(saved)),
                saved.atMicros());
    }

    private Preset with(PresetSaved saved) {
        if (version(saved.version()).isPresent()) {
            return this;
        }
        List<PresetVersion> more = new ArrayList<>(versions);
        more.add(version(saved));
        return new Preset(
                account,
                slug,
                name,
                description,
                status,
                statusAtMicros,
                saved.version(),
                more,
                saved.atMicros());
    }

    private Preset with(PresetChanged changed) {
        return version(changed.designated()).isEmpty()
                ? this
                : new Preset(
                        account,
                        slug,
                        changed.name(),
                        changed.description(),
                        changed.status(),
                        changed.statusAtMicros(),
                        changed.designated(),
                        versions,
                        changed.atMicros());
    }

    private static PresetVersion version(PresetSaved saved) {
        return new PresetVersion(
                saved.version(),
                saved.config(),
                saved.systemPrompt(),
                saved.creator(),
                saved.atMicros());
    }
}
