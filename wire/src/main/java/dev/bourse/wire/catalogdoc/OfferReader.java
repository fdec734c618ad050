package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.fact.OfferSeen;
import dev.bourse.domain.fact.ProviderListed;
import dev.bourse.wire.catalogdoc.ProviderDocument.Listing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Makes an offer of one entry of a provider's document. */
record OfferReader(ProviderListed source, long nowMicros) {
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_WORD = 60;
    private static final int LONGEST_DESCRIPTION = 4_000;
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** Short enough that the id of an endpoint fits into every key of the database. */
    private static final Pattern MODEL =
            Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}/[a-z0-9][a-z0-9._-]{0,79}(:free)?");

    OfferSeen read(OfferPlace place, Listing listing) {
        place.line("id", listing.id(), LONGEST_ID);
        String slug = listing.slug() == null ? "id" : "openrouter.slug";
        String id = place.name(slug, listing.modelId(who()), MODEL);
        Instant end = listing.operation().deprecatedAt();
        long endMicros = end == null ? 0 : micros(place, end);
        OfferSeen open =
                new OfferSeen(
                        nowMicros,
                        model(place, listing, id),
                        endpoint(place, listing),
                        listing.operation().ready(),
                        endMicros);
        return HiddenOffer.on(source, place, open);
    }

    private Endpoint endpoint(OfferPlace place, Listing listing) {
        place.optionalLine(
                "deployment_region", listing.operation().deploymentRegion(), LONGEST_WORD);
        return listing.endpoint(who(), policy(listing), source.trust())
                .orElseThrow(() ->
                        place.wrong("context_length", "is not told, so that nothing can be sent"));
    }

    /** A promise to keep nothing counts where the operator has it in a contract. */
    private DataPolicy policy(Listing listing) {
        boolean bound = source.trust() == TrustTier.T0 || source.trust() == TrustTier.T1;
        return listing.operation().zeroRetention() && bound
                ? DataPolicy.ZERO_RETENTION
                : who().dataPolicy();
    }

    private Model model(OfferPlace place, Listing listing, String id) {
        if (listing.inputs().isEmpty() || listing.outputs().isEmpty()) {
            throw place.wrong("modalities", "are none that are known here");
        }
        place.optionalLine("tokenizer", listing.tokenizer(), LONGEST_WORD);
        place.line("name", listing.name(), LONGEST_NAME);
        place.lines("description", listing.description(), LONGEST_DESCRIPTION);
        place.optionalLine("hugging_face_id", listing.huggingFaceId(), LONGEST_ID);
        return listing.model(id);
    }

    private static long micros(OfferPlace place, Instant end) {
        if (!end.isAfter(Instant.EPOCH) || end.isAfter(LATEST)) {
            throw place.wrong("deprecation_date", "is out of reach: " + end);
        }
        return ChronoUnit.MICROS.between(Instant.EPOCH, end);
    }

    private Provider who() {
        return source.who();
    }
}
