package dev.bourse.domain.routing;

import static dev.bourse.domain.routing.Asked.asking;
import static dev.bourse.domain.routing.Offered.MODEL;
import static dev.bourse.domain.routing.Offered.endpoint;
import static dev.bourse.domain.routing.SimulatedEndpoint.hanging;
import static dev.bourse.domain.routing.SimulatedEndpoint.healthy;
import static dev.bourse.domain.routing.SimulatedEndpoint.refusing;
import static dev.bourse.domain.routing.SimulatedEndpoint.warmingUp;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.routing.Scenario.Phase;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The stories of the committed report. */
final class Scenarios {
    private Scenarios() {}

    static List<Scenario> all() {
        return List.of(blackHole(), recovery(), slowStart(), expensiveSurvivor(), priceWar());
    }

    static Scenario blackHole() {
        return new Scenario(
                "Black hole",
                "The cheapest of three endpoints takes calls and says nothing; callers give up"
                        + " after 10 seconds.",
                List.of(
                        new SimulatedEndpoint("cheap", healthy(0.4, 60))
                                .from(200, hanging(10))
                                .from(500, healthy(0.4, 60)),
                        new SimulatedEndpoint("middle", healthy(0.5, 50)),
                        new SimulatedEndpoint("dear", healthy(0.3, 90))),
                always(catalog("cheap", "1", "middle", "2", "dear", "3")),
                asking(MODEL).build(),
                List.of(
                        new Phase("all well", 0, 200),
                        new Phase("silence begins", 200, 230),
                        new Phase("silence goes on", 230, 500),
                        new Phase("cheap is back, its record is not", 500, 780),
                        new Phase("forgiven", 780, 1000)));
    }

    static Scenario recovery() {
        return new Scenario(
                "Fast 503s, then recovery",
                "The cheapest of three endpoints refuses every call within 20 ms for two minutes.",
                List.of(
                        new SimulatedEndpoint("cheap", healthy(0.4, 60))
                                .from(200, refusing(0.02))
                                .from(320, healthy(0.4, 60)),
                        new SimulatedEndpoint("middle", healthy(0.5, 50)),
                        new SimulatedEndpoint("dear", healthy(0.3, 90))),
                always(catalog("cheap", "1", "middle", "2", "dear", "3")),
                asking(MODEL).build(),
                List.of(
                        new Phase("all well", 0, 200),
                        new Phase("503s", 200, 320),
                        new Phase("just recovered", 320, 360),
                        new Phase("well again", 360, 600)));
    }

    static Scenario slowStart() {
        return new Scenario(
                "Slow start",
                "A cheap endpoint is new and needs 8 seconds to the first token, ever less until it"
                        + " is warm after 200 seconds. Callers prefer a median below 2 seconds.",
                List.of(
                        new SimulatedEndpoint("new", warmingUp(8, 0.4, 200, 60)),
                        new SimulatedEndpoint("old", healthy(0.5, 50))),
                always(catalog("new", "1", "old", "3")),
                asking(MODEL).maxLatency(Thresholds.median(2)).build(),
                List.of(
                        new Phase("not measured yet", 0, 15),
                        new Phase("known to be slow", 15, 300),
                        new Phase("forgotten and tried again", 300, 600)));
    }

    static Scenario expensiveSurvivor() {
        return new Scenario(
                "One expensive survivor",
                "Three cheap endpoints refuse every call for 200 seconds; one at twenty times the"
                        + " price stays up.",
                List.of(
                        failingBetween200And400("a"),
                        failingBetween200And400("b"),
                        failingBetween200And400("c"),
                        new SimulatedEndpoint("survivor", healthy(0.4, 80))),
                always(catalog("a", "1", "b", "1", "c", "1.5", "survivor", "20")),
                asking(MODEL).build(),
                List.of(
                        new Phase("all well", 0, 200),
                        new Phase("three are down", 200, 400),
                        new Phase("all are back, their records are not", 400, 700),
                        new Phase("forgiven", 700, 900)));
    }

    static Scenario priceWar() {
        NavigableMap<Long, Catalog> prices = always(catalog("a", "3", "b", "3", "c", "3"));
        prices.put(200L, catalog("a", "1.5", "b", "3", "c", "3"));
        prices.put(400L, catalog("a", "1.5", "b", "0.75", "c", "3"));
        prices.put(600L, catalog("a", "0.5", "b", "0.75", "c", "3"));
        return new Scenario(
                "Price war",
                "Three equally good endpoints; two undercut each other.",
                Stream.of("a", "b", "c")
                        .map(tag -> new SimulatedEndpoint(tag, healthy(0.4, 60)))
                        .toList(),
                prices,
                asking(MODEL).build(),
                List.of(
                        new Phase("3, 3 and 3 USD", 0, 200),
                        new Phase("1.5, 3 and 3 USD", 200, 400),
                        new Phase("1.5, 0.75 and 3 USD", 400, 600),
                        new Phase("0.5, 0.75 and 3 USD", 600, 800)));
    }

    private static SimulatedEndpoint failingBetween200And400(String tag) {
        return new SimulatedEndpoint(tag, healthy(0.4, 60))
                .from(200, refusing(0.02))
                .from(400, healthy(0.4, 60));
    }

    private static NavigableMap<Long, Catalog> always(Catalog catalog) {
        NavigableMap<Long, Catalog> catalogs = new TreeMap<>();
        catalogs.put(0L, catalog);
        return catalogs;
    }

    /** Tags and their prices in USD per million tokens, in turn. */
    private static Catalog catalog(String... tagsAndPrices) {
        Offered[] offered = new Offered[tagsAndPrices.length / 2];
        for (int i = 0; i < offered.length; i++) {
            offered[i] = endpoint(tagsAndPrices[2 * i]).at(tagsAndPrices[2 * i + 1]);
        }
        return Scene.of(offered).catalog();
    }
}
