package dev.bourse.gateway.listing;

import dev.bourse.domain.fact.ProviderListed;
import dev.bourse.gateway.upstream.Fetched;
import dev.bourse.wire.catalogdoc.ProviderOffers;
import dev.bourse.wire.catalogdoc.ProviderOffers.Offered;
import dev.bourse.wire.catalogdoc.Reading;
import dev.bourse.wire.catalogdoc.Reading.Complete;
import dev.bourse.wire.catalogdoc.Reading.Problem;
import dev.bourse.wire.catalogdoc.Reading.Refused;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Fetches and reads providers' documents, and remembers how that went. */
final class Readings {
    private static final Note NEVER = new Note(0, List.of(), List.of());

    private final ListingParts parts;
    private final Map<String, Note> notes = new ConcurrentHashMap<>();

    Readings(ListingParts parts) {
        this.parts = parts;
    }

    /**
     * How the last reading of a document went.
     *
     * @param atMicros when it was; 0 when there was none
     */
    record Note(long atMicros, List<Problem> problems, List<Problem> warnings) {}

    Note last(String slug) {
        return notes.getOrDefault(slug, NEVER);
    }

    /** When the document is to be read again. */
    long next(String slug) {
        long last = last(slug).atMicros();
        return last == 0 ? 0 : last + parts.rules().poll().toNanos() / 1_000;
    }

    /** Fetches and reads; what comes of it is remembered. */
    Reading<Offered> read(ProviderListed source, @Nullable String key) {
        Reading<Offered> reading = fetch(source, key);
        note(source.provider(), reading);
        return reading;
    }

    /** Fetches and reads, for one that may never be listed. */
    Reading<Offered> fetch(ProviderListed source, @Nullable String key) {
        return switch (parts.documents().fetch(source.document(), key)) {
            case Fetched.Whole(byte[] bytes) -> ProviderOffers.parse(bytes, source, parts.now());
            case Fetched.Refused(String why) -> refused(why);
            case Fetched.Failed(String why) -> refused(why);
        };
    }

    void note(String slug, Reading<Offered> reading) {
        notes.put(
                slug,
                switch (reading) {
                    case Complete<Offered>(Offered offered) ->
                            new Note(parts.now(), List.of(), offered.warnings());
                    case Refused<Offered>(List<Problem> problems) ->
                            new Note(parts.now(), problems, List.of());
                });
    }

    void forget(String slug) {
        notes.remove(slug);
    }

    private static Reading<Offered> refused(String why) {
        return new Refused<>(List.of(new Problem("document", "", why)));
    }
}
