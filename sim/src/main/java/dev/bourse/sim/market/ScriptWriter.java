package dev.bourse.sim.market;

import dev.bourse.sim.workload.Trace.Row;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** Writes one {@link MarketScript}. */
final class ScriptWriter {
    private static final int ACCOUNTS = 220;
    private static final int REQUESTS = 20_000;
    private static final int OWN_RANK = 12;
    private static final int BLOCK = 128;
    private static final int HIDDEN_FROM_WEEK = 3;

    /** Requests of the whale in each week. */
    private static final List<Integer> WHALE = List.of(0, 0, 0, 0, 150, 400, 800, 1_200);

    private static final long HOUR = TimeUnit.HOURS.toMicros(1);
    private static final long DAY = TimeUnit.DAYS.toMicros(1);
    private static final long WEEK = 7 * DAY;
    private static final long LENGTH = MarketScript.WEEKS * WEEK;

    private final SplittableRandom random;
    private final long start;
    private final RequestSizes sizes;
    private final RequestPrompts prompts;
    private final List<ScriptedRequest> requests = new ArrayList<>();
    private final Map<String, Integer> sessions = new HashMap<>();

    ScriptWriter(long seed, long start, RequestSizes sizes, RequestPrompts prompts) {
        random = new SplittableRandom(seed);
        this.start = start;
        this.sizes = sizes;
        this.prompts = prompts;
    }

    MarketScript write() {
        List<Persona> personas = personas();
        Crowd crowd = new Crowd(personas);
        for (int i = 0; i < REQUESTS; i++) {
            requests.add(request(crowd.any(random), time()));
        }
        for (int week = 0; week < MarketScript.WEEKS; week++) {
            for (int i = 0; i < WHALE.get(week); i++) {
                requests.add(ofWhale(week));
            }
        }
        requests.sort(Comparator.comparingLong(ScriptedRequest::atMicros));
        List<String> accounts = new ArrayList<>(personas.stream().map(Persona::account).toList());
        accounts.add(MarketScript.WHALE);
        return new MarketScript(start, start + LENGTH, accounts, requests, outages());
    }

    private List<Persona> personas() {
        List<Persona> personas = new ArrayList<>();
        for (int rank = 0; rank < ACCOUNTS; rank++) {
            String name =
                    rank == OWN_RANK ? MarketScript.OWN_ACCOUNT : "simulated-%03d".formatted(rank);
            personas.add(Persona.of(name, rank, random));
        }
        return personas;
    }

    /**
     * More by day than by night, less at weekends, and more from week to week. Nobody asks just
     * before midnight, so that a request and the end of its answer are always of one day.
     */
    private long time() {
        while (true) {
            long at = random.nextLong(LENGTH);
            double hour = (double) Math.floorMod(start + at, DAY) / HOUR;
            double wave = Math.sin(Math.PI * (hour - 3) / 24);
            boolean weekend = Math.floorMod((start + at) / DAY + 3, 7) > 4;
            double growth = (1 + 0.6 * at / LENGTH) / 1.6;
            boolean quiet = isQuiet(start + at);
            if (!quiet
                    && random.nextDouble()
                            < growth * (0.3 + 0.7 * wave * wave) * (weekend ? 0.6 : 1)) {
                return start + at;
            }
        }
    }

    private static boolean isQuiet(long at) {
        return Math.floorMod(at, DAY) > DAY - HOUR / 2;
    }

    private ScriptedRequest request(Persona who, long at) {
        boolean late = at >= start + HIDDEN_FROM_WEEK * WEEK;
        boolean tries = late && who.curious() && random.nextInt(25) == 0;
        MarketModel model = tries ? MarketModel.GHOST : who.model(random);
        boolean kept = MarketVendor.STEADY.wares().contains(model);
        Row size = size(who.codes() ? sizes.code() : sizes.chat());
        boolean continues = random.nextInt(4) > 0;
        int calls = who.codes() && random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 0;
        return new ScriptedRequest(
                at,
                who.account(),
                model.id(),
                size.promptTokens(),
                continues ? size.promptTokens() * 3 / 5 / BLOCK * BLOCK : 0,
                size.outputTokens(),
                calls,
                calls > 0 && random.nextInt(30) == 0 ? 1 : 0,
                model == MarketModel.VOYAGE && random.nextBoolean(),
                random.nextInt(5) > 0,
                kept && who.discreet() && random.nextBoolean(),
                random.nextInt(40) == 0,
                random.nextInt(8) > 0 ? who.app() : null,
                session(who.account(), continues),
                prompts.next(who.codes() ? Tongue.CODE : who.language(), random));
    }

    /** Long prompts that hardly differ, and short answers. */
    private ScriptedRequest ofWhale(int week) {
        long at = start + week * WEEK + random.nextLong(WEEK);
        while (isQuiet(at)) {
            at = start + week * WEEK + random.nextLong(WEEK);
        }
        return new ScriptedRequest(
                at,
                MarketScript.WHALE,
                MarketScript.HIDDEN_MODEL,
                14_000 + random.nextInt(3_000),
                0,
                15 + random.nextInt(30),
                0,
                0,
                false,
                false,
                false,
                false,
                null,
                session(MarketScript.WHALE, false),
                "Label the page below as spam or not, in one word. The page was fetched by our"
                        + " crawler this morning and stripped of its markup. Home, about us,"
                        + " contact, imprint, prices, delivery, returns. Page "
                        + random.nextInt(9));
    }

    private String session(String account, boolean continues) {
        int number = sessions.merge(account, continues ? 0 : 1, Integer::sum);
        return account + "-" + number;
    }

    private Row size(List<Row> rows) {
        return rows.get(random.nextInt(rows.size()));
    }

    private List<Outage> outages() {
        long end = start + LENGTH;
        return List.of(
                outage("sim-thrifty", start + 5 * WEEK + 2 * DAY, Duration.ofHours(9)),
                outage("sim-cloaked", end - 50 * HOUR, Duration.ofHours(2)),
                outage("sim-steady", end - 14 * HOUR, Duration.ofHours(4)),
                outage("sim-swift", end - 13 * HOUR, Duration.ofHours(2)));
    }

    private static Outage outage(String provider, long from, Duration length) {
        return new Outage(provider, from, from + TimeUnit.NANOSECONDS.toMicros(length.toNanos()));
    }
}
