package dev.bourse.gateway.listing;

import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.fact.ListingFact;
import dev.bourse.domain.fact.OfferDecided;
import dev.bourse.domain.fact.ProviderListed;
import dev.bourse.domain.fact.ProviderWithdrawn;
import dev.bourse.domain.listing.Listed;
import dev.bourse.domain.listing.Listing;
import dev.bourse.domain.listing.Register;
import dev.bourse.gateway.upstream.Destination;
import dev.bourse.wire.catalogdoc.ProviderOffers.Offered;
import dev.bourse.wire.catalogdoc.Reading.Complete;
import dev.bourse.wire.catalogdoc.Reading.Problem;
import dev.bourse.wire.catalogdoc.Reading.Refused;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Where providers are listed, looked at and taken off again. Everything here may block; nothing
 * here is on the way of a request.
 */
public final class ListingDesk {
    private final ListingParts parts;
    private final Registry registry;
    private final Reaches reaches;
    private final Readings readings;
    private final Mount mount;
    private final Trials trials;
    private final Rounds rounds;

    public ListingDesk(ListingParts parts) {
        this.parts = parts;
        registry = new Registry(parts.keep());
        reaches = new Reaches(parts);
        readings = new Readings(parts);
        mount = new Mount(parts, registry, reaches);
        trials = new Trials(parts, registry, reaches, mount);
        rounds = new Rounds(parts, registry, reaches, readings, this);
    }

    /** All listed providers, by slug. */
    public List<ListedView> providers() {
        return registry.providers().stream().map(this::view).toList();
    }

    /** One of them. */
    public Optional<ListedView> provider(String slug) {
        return registry.provider(slug).map(this::view);
    }

    /** Whether it is known what is listed: a moment after a start, when the database is there. */
    public boolean isReady() {
        return registry.isLoaded();
    }

    /** What an application would come to; nothing of it is kept. */
    public Outcome tryOut(Application application) {
        return examined(
                application, (source, reading) -> new Outcome.Done(preview(source, reading)));
    }

    /** Lists a provider: everything that its document offers, or nothing. Tests begin at once. */
    public Outcome list(Application application) {
        return examined(application, this::begin);
    }

    /** Reads a provider's document now. What changed is tested at once where that is needed. */
    public Outcome refresh(String slug) {
        return known(slug, listed -> refresh(listed));
    }

    /** Tests an endpoint, or all of a provider that have not ended, now. */
    public Outcome test(String slug, Optional<String> endpoint) {
        return chosen(
                slug,
                endpoint,
                listings -> {
                    trials.begin(listings.stream().filter(one -> !one.gone()).toList());
                    return done(slug);
                });
    }

    /**
     * Publishes an endpoint, or all of a provider that only wait for that.
     *
     * @return a conflict when nothing can be published
     */
    public Outcome publish(String slug, Optional<String> endpoint) {
        return chosen(slug, endpoint, listings -> publish(slug, listings));
    }

    /** Hides an endpoint, or all of a provider. */
    public Outcome hide(String slug, Optional<String> endpoint) {
        return chosen(slug, endpoint, listings -> decide(slug, listings, false));
    }

    /** Takes a provider off with all that it offers. */
    public Outcome withdraw(String slug) {
        return known(
                slug,
                listed -> {
                    registry.post(List.of(new ProviderWithdrawn(parts.now(), slug)));
                    reaches.forget(slug);
                    readings.forget(slug);
                    mount.renew();
                    return new Outcome.Done(view(listed));
                });
    }

    /**
     * Changes on which terms a provider is listed; its document is read again on these terms.
     *
     * @param change the terms as they shall be; its key is null when that stays as it is
     */
    public Outcome amend(String slug, Function<ProviderListed, Application> change) {
        return known(
                slug,
                listed -> {
                    Application wish = change.apply(listed.source());
                    Optional<Outcome> refused = refused(wish);
                    if (refused.isPresent()) {
                        return refused.get();
                    }
                    String sealed = wish.key() == null ? listed.source().sealedKey() : sealed(wish);
                    registry.post(List.of(terms(wish, sealed)));
                    mount.renew();
                    reaches.forget(slug);
                    return registry.provider(slug)
                            .map(this::refresh)
                            .orElseGet(Outcome.Absent::new);
                });
    }

    /** To be called every second or so: does what time brings. */
    public void tick() {
        rounds.tick();
    }

    void renew() {
        mount.renew();
    }

    /** Begins tests where the last one was about something else, or there was none. */
    void testWhatIsNew(List<Listing> listings) {
        trials.begin(
                listings.stream()
                        .filter(one -> !one.gone() && one.offer().ready() && !one.isTested())
                        .toList());
    }

    private interface Examined {
        Outcome then(ProviderListed source, Complete<Offered> reading);
    }

    private Outcome examined(Application application, Examined then) {
        String slug = application.who().slug();
        if (!registry.isLoaded()) {
            return new Outcome.NotYet();
        }
        if (registry.provider(slug).isPresent() || parts.own().provider(slug).isPresent()) {
            return new Outcome.Conflict("There is a provider called " + slug + " already");
        }
        Optional<Outcome> refused = refused(application);
        if (refused.isPresent()) {
            return refused.get();
        }
        ProviderListed source = terms(application, sealed(application));
        return switch (readings.fetch(source, application.key())) {
            case Complete<Offered> whole -> then.then(source, whole);
            case Refused<Offered>(List<Problem> problems) -> refused(problems);
        };
    }

    /** What leads where strangers may not send the exchange is not listed. */
    private Optional<Outcome> refused(Application application) {
        return parts.guard().look(application.who().baseUrl())
                        instanceof Destination.Refused(String why)
                ? Optional.of(Outcome.Invalid.of("base_url: " + why))
                : Optional.empty();
    }

    private static Outcome refused(List<Problem> problems) {
        return new Outcome.Invalid(
                "The document can't be taken over, and nothing of it was: " + problems.getFirst(),
                problems);
    }

    private Outcome begin(ProviderListed source, Complete<Offered> reading) {
        List<ListingFact> facts = new ArrayList<>(List.of(source));
        facts.addAll(reading.value().offers());
        if (!registry.begin(source, facts)) {
            return new Outcome.Conflict("There is a provider called " + source.provider());
        }
        readings.note(source.provider(), reading);
        reaches.look(source);
        Listed listed = registry.provider(source.provider()).orElseThrow();
        testWhatIsNew(List.copyOf(listed.listings().values()));
        return new Outcome.Done(view(listed));
    }

    private Outcome refresh(Listed listed) {
        ProviderListed source = listed.source();
        Reached reached = reaches.look(source);
        String key = reached.reach() == null ? null : reached.reach().credential();
        return switch (readings.read(source, key)) {
            case Refused<Offered>(List<Problem> problems) -> refused(problems);
            case Complete<Offered>(Offered offered) -> {
                registry.post(listed.changes(offered.offers(), parts.now()));
                mount.renew();
                Listed now = registry.provider(source.provider()).orElse(listed);
                testWhatIsNew(List.copyOf(now.listings().values()));
                yield new Outcome.Done(view(now));
            }
        };
    }

    private Outcome publish(String slug, List<Listing> listings) {
        long now = parts.now();
        Predicate<Listing> possible = one -> one.isPublishable(now);
        return listings.stream().anyMatch(possible)
                ? decide(slug, listings.stream().filter(possible).toList(), true)
                : new Outcome.Conflict(
                        "Nothing can be published: "
                                + listings.getFirst().endpoint().id()
                                + " is "
                                + listings.getFirst().state(now).word());
    }

    private Outcome decide(String slug, List<Listing> listings, boolean publish) {
        long now = parts.now();
        registry.post(
                listings.stream()
                        .map(one -> new OfferDecided(now, slug, one.endpoint().id(), publish))
                        .toList());
        mount.renew();
        return done(slug);
    }

    private Outcome known(String slug, Function<Listed, Outcome> then) {
        return registry.isLoaded()
                ? registry.provider(slug).map(then).orElseGet(Outcome.Absent::new)
                : new Outcome.NotYet();
    }

    private Outcome chosen(
            String slug, Optional<String> endpoint, Function<List<Listing>, Outcome> then) {
        return known(
                slug,
                listed -> {
                    List<Listing> chosen =
                            listed.listings().values().stream()
                                    .filter(one -> isMeant(one, endpoint))
                                    .toList();
                    return chosen.isEmpty() ? new Outcome.Absent() : then.apply(chosen);
                });
    }

    private static boolean isMeant(Listing listing, Optional<String> endpoint) {
        return endpoint.map(listing.endpoint().id()::equals).orElse(true);
    }

    private Outcome done(String slug) {
        return provider(slug).<Outcome>map(Outcome.Done::new).orElseGet(Outcome.Absent::new);
    }

    private ListedView view(Listed listed) {
        ProviderListed source = listed.source();
        Readings.Note last = readings.last(source.provider());
        return new ListedView(
                listed,
                parts.now(),
                last.atMicros(),
                readings.next(source.provider()),
                last.problems(),
                last.warnings(),
                reaches.of(source).problem(),
                trials.running());
    }

    private ListedView preview(ProviderListed source, Complete<Offered> reading) {
        Register imagined = new Register();
        imagined.post(source);
        reading.value().offers().forEach(imagined::post);
        return new ListedView(
                imagined.providers().getFirst(),
                parts.now(),
                parts.now(),
                0,
                List.of(),
                reading.value().warnings(),
                null,
                Set.of());
    }

    private @Nullable String sealed(Application application) {
        String key = application.key();
        return key == null ? null : parts.vault().seal(application.who().slug(), key);
    }

    private ProviderListed terms(Application wish, @Nullable String sealed) {
        return new ProviderListed(
                parts.now(),
                marked(wish.who()),
                wish.document(),
                sealed,
                wish.trust(),
                wish.authorHidden(),
                wish.automatic());
    }

    /** A simulated provider is marked as one, whatever was said. */
    private Provider marked(Provider who) {
        String place = String.valueOf(URI.create(who.baseUrl()).getRawAuthority());
        return new Provider(
                who.slug(),
                who.name(),
                who.baseUrl(),
                who.dialect(),
                who.credentials(),
                who.privacyPolicyUrl(),
                who.termsUrl(),
                who.statusPageUrl(),
                who.headquarters(),
                who.datacenters(),
                who.dataPolicy(),
                who.simulated() || parts.rules().simulated().contains(place));
    }
}
