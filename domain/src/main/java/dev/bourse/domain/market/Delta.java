package dev.bourse.domain.market;

import dev.bourse.domain.fact.AppDescribed;
import dev.bourse.domain.fact.AttemptRecord;
import dev.bourse.domain.fact.Attribution;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.GenerationFinished.Outcome;
import dev.bourse.domain.fact.PriceListed;
import dev.bourse.domain.fact.PromptClassified;
import dev.bourse.domain.fact.ScorePublished;
import dev.bourse.domain.fact.ScoresImported;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What facts add to the market. Adding the same facts in any number of deltas gives the same sums.
 *
 * <p>Left out are confidential generations, of which only the number is kept; answers that were
 * repeated from a store; and generations that the exchange itself interrupted, whose usage nobody
 * saw and which a recovery may settle a second time.
 */
public final class Delta {
    private final List<Sums> all = new ArrayList<>();
    private final Sums market = sums(Series.MARKET);
    private final Sums confidential = sums(Series.CONFIDENTIAL);
    private final Map<String, ModelSums> models = new HashMap<>();
    private final Map<String, Sums> providers = new HashMap<>();
    private final Map<String, EndpointSums> endpoints = new HashMap<>();
    private final Map<String, AppSums> programs = new HashMap<>();
    private final Map<Session, Turns> sessions = new HashMap<>();
    private final Map<String, App> apps = new LinkedHashMap<>();
    private final List<PromptClassified> prompts = new ArrayList<>();
    private final List<PriceListed> prices = new ArrayList<>();
    private final List<ScorePublished> scores = new ArrayList<>();
    private final Map<String, AppDescribed> described = new LinkedHashMap<>();
    private final Map<Named, Optional<App>> named = new HashMap<>();

    /** What a request says about the program that sent it. */
    private record Named(@Nullable String referer, @Nullable String title) {}

    /**
     * The traffic of an account with a series on one day.
     *
     * @param series whose
     * @param day when the day begins, epoch microseconds
     * @param account who pays
     */
    public record Share(Series series, long day, String account) {}

    /**
     * An endpoint, or a model, in one hour.
     *
     * @param subject id of the endpoint or the model
     * @param start when the hour begins, epoch microseconds
     */
    public record Hour(String subject, long start) {}

    /**
     * A conversation of an app's user with a model in one week.
     *
     * @param week when the week begins, epoch microseconds
     * @param app slug of the app
     * @param model id of the model
     * @param account who pays
     * @param id the session's own id
     */
    public record Session(long week, String app, String model, String account, String id) {
        /** The app's traffic with the model. */
        public Series series() {
            return new Series(Group.APP, new Slice(Facet.MODEL, model), app);
        }
    }

    /**
     * What a session came to.
     *
     * @param turns answers
     * @param spend what they cost, nano-dollars
     */
    public record Turns(long turns, long spend) {
        Turns plus(Turns other) {
            return new Turns(turns + other.turns, spend + other.spend);
        }
    }

    /** Adds one fact. */
    public void add(Fact fact) {
        switch (fact) {
            case GenerationFinished end -> add(end);
            case PromptClassified prompt -> add(prompt);
            case PriceListed price -> prices.add(price);
            case ScorePublished score -> scores.add(score);
            case ScoresImported file -> scores.addAll(file.scores());
            case AppDescribed app -> described.put(app.app(), app);
            default -> {}
        }
    }

    private void add(GenerationFinished end) {
        if (end.work().confidential()) {
            Traffic one = new Traffic(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
            confidential.addVolume(Moment.of(end.atMicros()), one);
        } else if (end.work().cachedFrom() == null && end.outcome() != Outcome.INTERRUPTED) {
            Moment at = Moment.of(end.atMicros());
            Traffic traffic = Traffic.of(end);
            ModelSums model = model(end.model());
            model.addAvailability(at, end);
            addService(at, end, traffic);
            if (traffic.requests() > 0) {
                addTraffic(at, end, model, traffic);
            }
        }
    }

    private void addTraffic(Moment at, GenerationFinished end, ModelSums model, Traffic traffic) {
        String account = end.account();
        whole(market, at, account, traffic);
        whole(model.whole(), at, account, traffic);
        if (end.provider() != null) {
            whole(provider(end.provider()), at, account, traffic);
        }
        for (Slice slice : Slices.of(end, traffic.prompt())) {
            Sums sums = model.part(slice);
            sums.addVolume(at, traffic);
            if (slice.isByAccount()) {
                sums.addShare(at, account, traffic);
            }
        }
        app(end.attribution()).ifPresent(app -> addApp(at, app, end, traffic));
    }

    /** Programs say the same about themselves again and again. */
    private Optional<App> app(Attribution who) {
        return named.computeIfAbsent(new Named(who.referer(), who.title()), _ -> App.of(who));
    }

    private void addApp(Moment at, App app, GenerationFinished end, Traffic traffic) {
        apps.merge(app.slug(), app, (known, latest) -> latest.title() == null ? known : latest);
        AppSums sums = programs.computeIfAbsent(app.slug(), it -> new AppSums(it, this::sums));
        whole(sums.whole(), at, end.account(), traffic);
        sums.with(end.model()).addVolume(at, traffic);
        if (end.attribution().session() != null) {
            Session session =
                    new Session(
                            Grain.WEEK.begin(end.atMicros()),
                            app.slug(),
                            end.model(),
                            end.account(),
                            end.attribution().session());
            sessions.merge(session, new Turns(1, traffic.spend()), Turns::plus);
        }
    }

    private void add(PromptClassified prompt) {
        prompts.add(prompt);
        int weight = prompt.oneIn();
        long tokens = Math.addExact(prompt.promptTokens(), prompt.completionTokens());
        boolean paid = prompt.charge().nanos() > 0;
        Traffic traffic =
                new Traffic(
                        weight,
                        1,
                        Math.multiplyExact(prompt.promptTokens(), weight),
                        Math.multiplyExact(prompt.completionTokens(), weight),
                        0,
                        0,
                        paid ? Math.multiplyExact(tokens, weight) : 0,
                        Math.multiplyExact(prompt.charge().nanos(), weight),
                        Math.multiplyExact(prompt.promptCharge().nanos(), weight),
                        0,
                        0,
                        0);
        Moment at = Moment.of(prompt.atMicros());
        for (Slice slice : Slices.of(prompt)) {
            whole(model(prompt.model()).part(slice), at, prompt.account(), traffic);
        }
    }

    private void addService(Moment at, GenerationFinished end, Traffic traffic) {
        for (AttemptRecord attempt : end.attempts()) {
            endpoint(attempt.endpoint()).addAttempt(at, attempt.verdict());
        }
        if (end.endpoint() != null) {
            EndpointSums served = endpoint(end.endpoint());
            served.addAnswer(at, end, traffic);
            if (traffic.requests() > 0 && traffic.paid() > 0) {
                served.addPayer(at, end.account());
            }
        }
    }

    /** By time, and by account. */
    private static void whole(Sums sums, Moment at, String account, Traffic traffic) {
        sums.addVolume(at, traffic);
        sums.addShare(at, account, traffic);
    }

    private ModelSums model(String id) {
        return models.computeIfAbsent(id, it -> new ModelSums(it, this::sums));
    }

    private Sums provider(String slug) {
        return providers.computeIfAbsent(
                slug, it -> sums(new Series(Group.PROVIDER, Slice.ALL, it)));
    }

    private EndpointSums endpoint(String id) {
        return endpoints.computeIfAbsent(id, EndpointSums::new);
    }

    /** Begins the sums of a series that has none. */
    private Sums sums(Series one) {
        Sums sums = new Sums(one);
        all.add(sums);
        return sums;
    }

    /** About so many sums there are. */
    public int size() {
        int size = sessions.size() + prompts.size();
        for (EndpointSums one : endpoints.values()) {
            size += one.size();
        }
        for (Sums one : all) {
            size += one.size();
        }
        return size;
    }

    /** Takes some of the traffic of a series in some time. */
    public interface VolumeReader {
        /** Of the time that begins then, epoch microseconds, there may be more. */
        void read(Series series, Grain grain, long start, Traffic traffic);
    }

    /** Reads the traffic of whole series by hour, day and week, of parts by day and week. */
    public void volumes(VolumeReader reader) {
        all.forEach(one -> one.volumes(reader));
    }

    /** Traffic by series and time. */
    public Map<Bucket, Traffic> volumes() {
        Map<Bucket, Traffic> volumes = new HashMap<>();
        volumes((one, grain, start, traffic) ->
                volumes.merge(new Bucket(one, grain, start), traffic, Traffic::plus));
        return volumes;
    }

    /** Takes the traffic of an account with a series on one day. */
    public interface ShareReader {
        /**
         * The traffic of an account with a series on one day.
         *
         * @param series whose
         * @param day when the day begins, epoch microseconds
         * @param account who pays
         * @param traffic how much
         */
        void read(Series series, long day, String account, Traffic traffic);
    }

    /** Reads the traffic of every series by day and account. */
    public void shares(ShareReader reader) {
        all.forEach(one -> one.shares(reader));
    }

    /** Traffic by series, day and account. */
    public Map<Share, Traffic> shares() {
        Map<Share, Traffic> shares = new HashMap<>();
        shares((one, day, account, traffic) -> shares.put(new Share(one, day, account), traffic));
        return shares;
    }

    /** Who paid, by series, day and week; at endpoints by day alone. */
    public Map<Bucket, Set<String>> payers() {
        Map<Bucket, Set<String>> payers = new HashMap<>();
        endpoints.values().forEach(one -> one.payers(payers));
        for (Sums one : all) {
            if (one.series().slice().equals(Slice.ALL)) {
                one.payers((day, accounts) -> paid(payers, one.series(), day, accounts));
            }
        }
        return payers;
    }

    private static void paid(
            Map<Bucket, Set<String>> payers, Series series, long day, List<String> accounts) {
        for (Grain grain : List.of(Grain.DAY, Grain.WEEK)) {
            Bucket bucket = new Bucket(series, grain, grain.begin(day));
            payers.computeIfAbsent(bucket, _ -> new HashSet<>()).addAll(accounts);
        }
    }

    /** How endpoints served, by the hour. */
    public Map<Hour, Service> services() {
        Map<Hour, Service> services = new HashMap<>();
        endpoints.values().forEach(one -> one.services(services));
        return services;
    }

    /** How fast endpoints answered, by the hour. */
    public Map<Hour, List<Timing>> timings() {
        Map<Hour, List<Timing>> timings = new HashMap<>();
        endpoints.values().forEach(one -> one.timings(timings));
        return timings;
    }

    /** Whether models could be had, by the hour. */
    public Map<Hour, Availability> availability() {
        Map<Hour, Availability> availability = new HashMap<>();
        models.values().forEach(one -> one.availability(availability));
        return availability;
    }

    /** Conversations. */
    public Map<Session, Turns> sessions() {
        return sessions;
    }

    /** Apps with the names that they stated last, by slug. */
    public Map<String, App> apps() {
        return apps;
    }

    /** Prompts that were looked at. */
    public List<PromptClassified> prompts() {
        return prompts;
    }

    /** List prices, in order. */
    public List<PriceListed> prices() {
        return prices;
    }

    /** Published scores, in order. */
    public List<ScorePublished> scores() {
        return scores;
    }

    /** What the operator said last, by slug of the app. */
    public Map<String, AppDescribed> described() {
        return described;
    }
}
