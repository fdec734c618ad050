package dev.bourse.gateway.http;

import dev.bourse.domain.market.App;
import dev.bourse.domain.market.Facet;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.Slice;
import dev.bourse.domain.market.Window;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the query of a request about the market. What makes no sense is a {@link BadQuery} that
 * names the parameter.
 *
 * @param ask the request
 */
record Choices(Ask ask) {
    /** Before that there is nothing, in any exchange. */
    private static final LocalDate EARLIEST = LocalDate.of(2020, 1, 1);

    private static final int LATEST_YEAR = 2100;
    private static final int SHOWN = 60;
    private static final String HOUR = "\\d{4}-\\d{2}-\\d{2}T\\d{2}";

    private static final List<String> CONTEXTS = List.of("1K", "10K", "100K", "1M", "10M");
    private static final List<String> MODALITIES =
            List.of("image", "audio", "file", "video", "image_output", "audio_output");

    private static final Set<Facet> FILTERS =
            EnumSet.of(
                    Facet.CONTEXT,
                    Facet.MODALITY,
                    Facet.TOOLS,
                    Facet.TASK,
                    Facet.CATEGORY,
                    Facet.LANGUAGE,
                    Facet.PROGRAMMING_LANGUAGE);

    /** Refuses parameters that a resource does not have, since they were meant to do something. */
    Choices only(String... names) {
        Set<String> known =
                Stream.concat(
                                Arrays.stream(names),
                                FILTERS.stream()
                                        .map(Facet::wireName)
                                        .filter(_ -> Arrays.asList(names).contains("filter")))
                        .collect(Collectors.toSet());
        ask.query().keySet().stream()
                .filter(name -> !known.contains(name) || name.equals("filter"))
                .findFirst()
                .ifPresent(name -> {
                    throw new BadQuery(shown(name), "there is no such parameter here");
                });
        return this;
    }

    /** One of a few words. */
    <T> T one(String name, String otherwise, Function<String, Optional<T>> read, String words) {
        String word = ask.query(name).orElse(otherwise);
        return read.apply(word)
                .orElseThrow(() ->
                        new BadQuery(name, "one of " + words + ", not '" + shown(word) + "'"));
    }

    /** One of a few words, or empty when the parameter is absent. */
    Optional<String> word(String name, List<String> words) {
        return ask.query(name)
                .map(word -> one(name, word, it -> in(words, it), String.join(", ", words)));
    }

    /** One of a few words, with a default. */
    String word(String name, String otherwise, List<String> words) {
        return one(name, otherwise, it -> in(words, it), String.join(", ", words));
    }

    Group group(Group... allowed) {
        List<String> words = Arrays.stream(allowed).map(Group::wireName).toList();
        return one(
                "group",
                words.getFirst(),
                word -> in(words, word).flatMap(Group::of),
                String.join(", ", words));
    }

    int number(String name, int otherwise, int least, int most) {
        String text = ask.query(name).orElse(String.valueOf(otherwise));
        if (!text.matches("\\d{1,9}")
                || Integer.parseInt(text) > most
                || Integer.parseInt(text) < least) {
            throw new BadQuery(
                    name,
                    "a whole number from %d to %d, not '%s'".formatted(least, most, shown(text)));
        }
        return Integer.parseInt(text);
    }

    boolean flag(String name) {
        return word(name, "false", List.of("true", "false")).equals("true");
    }

    /** The window that is asked for, among those grains; the running one without a date. */
    Window window(long now, Grain otherwise, Grain... allowed) {
        List<String> words = Arrays.stream(allowed).map(Grain::wireName).toList();
        Grain grain =
                one(
                        "window",
                        otherwise.wireName(),
                        word -> in(words, word).flatMap(Grain::of),
                        String.join(", ", words));
        long moment = ask.query("date").map(text -> moment(text, grain)).orElse(now);
        if (moment > now) {
            throw new BadQuery("date", "has not come yet: '" + ask.query("date").orElse("") + "'");
        }
        return Window.containing(grain, moment);
    }

    Optional<LocalDate> day(String name) {
        return ask.query(name).map(text -> day(name, text));
    }

    /** The part of the traffic that a filter names; all of it when none does. */
    Slice slice() {
        List<Facet> asked =
                FILTERS.stream().filter(one -> ask.query(one.wireName()).isPresent()).toList();
        if (asked.size() > 1) {
            throw new BadQuery(
                    asked.get(1).wireName(),
                    "does not go together with " + asked.getFirst().wireName());
        }
        return asked.isEmpty() ? Slice.ALL : slice(asked.getFirst());
    }

    /** An app's slug in the path. */
    String slug() {
        String slug = ask.parameter("slug");
        if (!App.isSlug(slug)) {
            throw new BadQuery("slug", "is no app: '" + shown(slug) + "'");
        }
        return slug;
    }

    private Slice slice(Facet facet) {
        String name = facet.wireName();
        String value = ask.query(name).orElseThrow();
        return new Slice(
                facet,
                switch (facet) {
                    case CONTEXT -> word(name, value, CONTEXTS);
                    case MODALITY -> word(name, value, MODALITIES);
                    case TOOLS -> word(name, value, List.of("true"));
                    default -> Labels.of(facet, value).orElseThrow(() -> unknown(name, value));
                });
    }

    private static BadQuery unknown(String name, String value) {
        return new BadQuery(name, "there is none called '" + shown(value) + "'");
    }

    private static Optional<String> in(List<String> words, String word) {
        return Optional.of(word).filter(words::contains);
    }

    private static long moment(String text, Grain grain) {
        if (grain == Grain.HOUR && text.matches(HOUR)) {
            try {
                return Grain.micros(LocalDateTime.parse(text + ":00").toInstant(ZoneOffset.UTC));
            } catch (DateTimeException _) {
                throw new BadQuery("date", "is no hour: '" + shown(text) + "'");
            }
        }
        return Grain.micros(day("date", text));
    }

    /** A day that is written like 2026-11-22 and within reach. */
    static LocalDate day(String name, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.isBefore(EARLIEST) || day.getYear() > LATEST_YEAR) {
                throw new BadQuery(name, "is out of reach: " + day);
            }
            return day;
        } catch (DateTimeException _) {
            throw new BadQuery(name, "a day like 2026-11-22, not '" + shown(text) + "'");
        }
    }

    /** What a caller sent, short enough to be sent back. */
    static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
