package dev.bourse.domain.market;

import dev.bourse.domain.fact.AppDescribed;
import dev.bourse.domain.fact.AttemptRecord;
import dev.bourse.domain.fact.AttemptRecord.Verdict;
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
import java.util.EnumMap;
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
    private final Map<Series, Sums> series = new HashMap<>();
    private final Map<Bucket, Set<String>> endpointPayers = new HashMap<>();
    private final Map<Hour, Serving> servings = new HashMap<>();
    private final Map<Hour, Availability> availability = new HashMap<>();
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
     * The sums of one series.
     *
     * @param grain the shortest time by which it is summed
     * @param volumes by start of that time
     * @param shares by day and account
     */
    private record Sums(
            Grain grain, Map<Long, TrafficSum> volumes, Map<Long, Map<String, TrafficSum>> shares) {
        static Sums of(Series series) {
            boolean whole =
                    series.slice().equals(Slice.ALL) || series.slice().equals(Slice.CONFIDENTIAL);
            return new Sums(whole ? Grain.HOUR : Grain.DAY, new HashMap<>(), new HashMap<>());
        }
    }

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

    /** How an endpoint served in an hour. */
    private static final class Serving {
        private final Map<Verdict, Long> attempts = new EnumMap<>(Verdict.class);
        private final TrafficSum traffic = new TrafficSum();
        private final List<Timing> timings = new ArrayList<>();

        Service service() {
            return new Service(
                    attempts.getOrDefault(Verdict.GOOD, 0L),
                    attempts.getOrDefault(Verdict.FAILED, 0L),
                    attempts.getOrDefault(Verdict.RATE_LIMITED, 0L),
                    attempts.getOrDefault(Verdict.FORBIDDEN, 0L),
                    traffic.traffic());
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
            volume(sums(Series.CONFIDENTIAL), end.atMicros(), one);
        } else if (end.work().cachedFrom() == null && end.outcome() != Outcome.INTERRUPTED) {
            Traffic traffic = Traffic.of(end);
            addService(end, traffic);
            if (traffic.requests() > 0) {
                addTraffic(end, traffic);
            }
        }
    }

    private void addTraffic(GenerationFinished end, Traffic traffic) {
        whole(Series.MARKET, end, traffic);
        whole(Series.model(end.model()), end, traffic);
        if (end.provider() != null) {
            whole(new Series(Group.PROVIDER, Slice.ALL, end.provider()), end, traffic);
        }
        if (end.endpoint() != null && traffic.paid() > 0) {
            endpointPayer(end.endpoint(), end);
        }
        for (Slice slice : Slices.of(end, traffic.prompt())) {
            Sums sums = sums(new Series(Group.MODEL, slice, end.model()));
            volume(sums, end.atMicros(), traffic);
            if (!slice.equals(Slice.TEXT)) {
                share(sums, end.atMicros(), end.account(), traffic);
            }
        }
        app(end.attribution()).ifPresent(app -> addApp(app, end, traffic));
    }

    /** Programs say the same about themselves again and again. */
    private Optional<App> app(Attribution who) {
        return named.computeIfAbsent(new Named(who.referer(), who.title()), _ -> App.of(who));
    }

    private void addApp(App app, GenerationFinished end, Traffic traffic) {
        apps.merge(app.slug(), app, (known, latest) -> latest.title() == null ? known : latest);
        whole(new Series(Group.APP, Slice.ALL, app.slug()), end, traffic);
        Slice byModel = new Slice(Facet.MODEL, end.model());
        volume(sums(new Series(Group.APP, byModel, app.slug())), end.atMicros(), traffic);
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
        for (Slice slice : Slices.of(prompt)) {
            Sums sums = sums(new Series(Group.MODEL, slice, prompt.model()));
            volume(sums, prompt.atMicros(), traffic);
            share(sums, prompt.atMicros(), prompt.account(), traffic);
        }
    }

    private void addService(GenerationFinished end, Traffic traffic) {
        long hour = Grain.HOUR.begin(end.atMicros());
        for (AttemptRecord attempt : end.attempts()) {
            serving(attempt.endpoint(), hour).attempts.merge(attempt.verdict(), 1L, Long::sum);
        }
        availability.merge(new Hour(end.model(), hour), Availability.of(end), Availability::plus);
        if (end.endpoint() != null) {
            Serving served = serving(end.endpoint(), hour);
            served.traffic.add(traffic);
            if (end.outcome() == Outcome.COMPLETED && end.firstTokenMicros() >= 0) {
                served.timings.add(Timing.of(end));
            }
        }
    }

    private Serving serving(String endpoint, long hour) {
        return servings.computeIfAbsent(new Hour(endpoint, hour), _ -> new Serving());
    }

    /** A series of all traffic: by the hour, and by account. */
    private void whole(Series series, GenerationFinished end, Traffic traffic) {
        Sums sums = sums(series);
        volume(sums, end.atMicros(), traffic);
        share(sums, end.atMicros(), end.account(), traffic);
    }

    private void endpointPayer(String endpoint, GenerationFinished end) {
        long day = Grain.DAY.begin(end.atMicros());
        Bucket bucket = new Bucket(Series.endpoint(endpoint), Grain.DAY, day);
        endpointPayers.computeIfAbsent(bucket, _ -> new HashSet<>()).add(end.account());
    }

    private Sums sums(Series one) {
        return series.computeIfAbsent(one, Sums::of);
    }

    private void volume(Sums sums, long atMicros, Traffic traffic) {
        sums.volumes()
                .computeIfAbsent(sums.grain().begin(atMicros), _ -> new TrafficSum())
                .add(traffic);
    }

    private void share(Sums sums, long atMicros, String account, Traffic traffic) {
        sums.shares()
                .computeIfAbsent(Grain.DAY.begin(atMicros), _ -> new HashMap<>())
                .computeIfAbsent(account, _ -> new TrafficSum())
                .add(traffic);
    }

    /** About so many sums there are. */
    public int size() {
        int size = servings.size() + sessions.size() + prompts.size();
        for (Sums sums : series.values()) {
            size += sums.volumes().size();
            for (Map<String, TrafficSum> accounts : sums.shares().values()) {
                size += accounts.size();
            }
        }
        return size;
    }

    /**
     * Traffic by series and time: hours, days and weeks of whole series, days and weeks of parts.
     */
    public Map<Bucket, Traffic> volumes() {
        Map<Bucket, Traffic> all = new HashMap<>();
        series.forEach((one, sums) ->
                sums.volumes()
                        .forEach((start, sum) -> {
                            Traffic traffic = sum.traffic();
                            for (Grain grain : List.of(Grain.HOUR, Grain.DAY, Grain.WEEK)) {
                                if (grain.compareTo(sums.grain()) >= 0) {
                                    Bucket bucket = new Bucket(one, grain, grain.begin(start));
                                    all.merge(bucket, traffic, Traffic::plus);
                                }
                            }
                        }));
        return all;
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
        series.forEach((one, sums) ->
                sums.shares()
                        .forEach((day, accounts) ->
                                accounts.forEach((account, sum) ->
                                        reader.read(one, day, account, sum.traffic()))));
    }

    /** Traffic by series, day and account. */
    public Map<Share, Traffic> shares() {
        Map<Share, Traffic> all = new HashMap<>();
        shares((one, day, account, traffic) -> all.put(new Share(one, day, account), traffic));
        return all;
    }

    /** Who paid, by series, day and week; at endpoints by day alone. */
    public Map<Bucket, Set<String>> payers() {
        Map<Bucket, Set<String>> all = new HashMap<>(endpointPayers);
        series.forEach((one, sums) -> {
            if (one.slice().equals(Slice.ALL)) {
                sums.shares().forEach((day, accounts) -> payers(all, one, day, accounts));
            }
        });
        return all;
    }

    private static void payers(
            Map<Bucket, Set<String>> all,
            Series series,
            long day,
            Map<String, TrafficSum> accounts) {
        List<String> paid =
                accounts.entrySet().stream()
                        .filter(one -> one.getValue().isPaid())
                        .map(Map.Entry::getKey)
                        .toList();
        for (Grain grain : paid.isEmpty() ? List.<Grain>of() : List.of(Grain.DAY, Grain.WEEK)) {
            Bucket bucket = new Bucket(series, grain, grain.begin(day));
            all.computeIfAbsent(bucket, _ -> new HashSet<>()).addAll(paid);
        }
    }

    /** How endpoints served, by the hour. */
    public Map<Hour, Service> services() {
        Map<Hour, Service> services = new HashMap<>();
        servings.forEach((hour, one) -> services.put(hour, one.service()));
        return services;
    }

    /** How fast endpoints answered, by the hour. */
    public Map<Hour, List<Timing>> timings() {
        Map<Hour, List<Timing>> timings = new HashMap<>();
        servings.forEach((hour, one) -> {
            if (!one.timings.isEmpty()) {
                timings.put(hour, one.timings);
            }
        });
        return timings;
    }

    /** Whether models could be had, by the hour. */
    public Map<Hour, Availability> availability() {
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
