package dev.bourse.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.fact.Fact;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Money is told of five accounts or more. On a Tuesday twenty accounts sent 40,000 tokens each
 * through {@code good/one}; a single one sent 70,000 through {@code good/two} and paid an amount
 * that nobody else paid.
 */
class AnonymityTest {
    private static final long LONELY = 123_457;
    private static final BigDecimal DOLLARS = new BigDecimal("0.000123457");

    /** What twenty accounts pay in a day. */
    private static final long TOGETHER = 800_000;

    private static final Pattern AMOUNT =
            Pattern.compile("\"(?:spend|spend_7d)\":([^,}\\]]+)|\"values\":\\[([^\\]]*)]");

    private static final List<String> SUMS =
            List.of(
                    "/market/rankings",
                    "/market/rankings?limit=1",
                    "/market/rankings?limit=2",
                    "/market/rankings?window=month",
                    "/market/rankings?window=month&date=2026-03-01",
                    "/market/rankings?date=2026-03-02",
                    "/market/rankings?window=day",
                    "/market/rankings?window=day&date=2026-03-02",
                    "/market/rankings?window=day&date=2026-03-03",
                    "/market/rankings?window=day&date=2026-03-04",
                    "/market/rankings?group=author",
                    "/market/rankings?group=author&window=day&date=2026-03-03",
                    "/market/rankings?group=author&window=month&date=2026-03-01",
                    "/market/rankings?group=provider",
                    "/market/rankings?group=app",
                    "/market/history?by=spend&points=5",
                    "/market/history?by=spend&points=31&grain=day",
                    "/market/history?by=spend&points=5&group=author",
                    "/market/history?by=spend&points=5&group=provider",
                    "/market/models/good/one/activity",
                    "/market/models/good/two/activity",
                    "/market/breakdown?by=context",
                    "/market/figures");

    @TempDir Path folder;
    private MarketWorld world;

    @BeforeEach
    void open() {
        world = new MarketWorld(folder, "2026-03-05T12:30:00Z");
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            facts.add(
                    Answered.of(i, "2026-03-03T10:00", "a" + i, "good/one", 40_000)
                            .from("https://many.example", "Many", "s" + i)
                            .fact());
        }
        Answered lonely =
                Answered.of(100, "2026-03-03T10:00", MarketWorld.ACCOUNT, "good/two", 70_000)
                        .paying(LONELY)
                        .from("https://one.example", "One", "s");
        facts.add(lonely.fact());
        facts.add(lonely.classified("math", 1));
        world.tell(facts);
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** Two nulls and a total would tell the difference, so the total goes too. */
    @Test
    void a_row_of_one_account_tells_no_money_and_neither_does_what_is_left_of_the_total() {
        JsonObject answer = world.get("/market/rankings");
        JsonObject few = row(answer, "good/two");
        assertSilent(few, "spend", "spend_share", "effective_price_per_million", "accounts");
        assertEquals(70_000, few.number("tokens").orElseThrow().intValueExact());
        assertNumber("0.0008", row(answer, "good/one"), "spend");
        assertSilent(answer.object("data").object("total"), "spend");
        assertEquals(
                "[\"rows.accounts\",\"rows.concentrated\",\"rows.effective_price_per_million\","
                        + "\"rows.entropy_number\",\"rows.hhi\",\"rows.n_eff\",\"rows.payers\","
                        + "\"rows.spend\",\"rows.spend_share\",\"rows.top1_share\","
                        + "\"total.spend\"]",
                withheld(answer));
    }

    @Test
    void a_total_is_told_when_enough_accounts_stand_behind_what_is_not() {
        for (int i = 0; i < 4; i++) {
            world.tell(
                    List.of(
                            Answered.of(200 + i, "2026-03-03T11:00", "c" + i, "x/ghost", 1_000)
                                    .fact()));
        }
        JsonObject answer = world.get("/market/rankings");
        assertSilent(row(answer, "x/ghost"), "spend");
        assertSilent(row(answer, "good/two"), "spend");
        assertNumber("0.000927457", answer.object("data").object("total"), "spend");
        assertNumber("0.862573683", row(answer, "good/one"), "spend_share");
    }

    @Test
    void the_others_together_tell_no_money_when_one_of_them_must_not() {
        JsonObject data = world.get("/market/rankings?limit=1").object("data");
        assertSilent(data.object("other"), "spend");
        assertEquals(70_000, data.object("other").number("tokens").orElseThrow().intValueExact());
    }

    @Test
    void an_hour_counts_no_accounts_and_tells_no_money() {
        JsonObject answer = world.get("/market/rankings?window=hour&date=2026-03-03T10");
        for (String id : List.of("good/one", "good/two")) {
            assertSilent(row(answer, id), "spend", "spend_share", "effective_price_per_million");
        }
        assertSilent(answer.object("data").object("total"), "spend");
        assertTrue(withheld(answer).contains("rows.spend"));
    }

    @Test
    void history_by_spend_has_gaps_and_not_zeros() {
        JsonObject answer = world.get("/market/history?by=spend&points=2");
        assertEquals("[0.000000000,0.000800000]", values(answer, "good/one"));
        assertEquals("[0.000000000,null]", values(answer, "good/two"));
        assertEquals("[\"series.values\"]", withheld(answer));
        assertEquals("[0,70000]", values(world.get("/market/history?points=2"), "good/two"));
    }

    /** Who comes first is told by what is told, and after that by tokens. */
    @Test
    void history_by_spend_is_not_in_the_order_of_what_is_not_told() {
        Answered rich = Answered.of(290, "2026-03-03T11:00", "one", "x/ghost", 10);
        world.tell(List.of(rich.paying(5_000_000).fact()));
        JsonObject answer = world.get("/market/history?by=spend&points=2");
        List<String> lines =
                objects(answer.object("data").items("series")).stream()
                        .map(line -> line.text("id").orElseThrow())
                        .toList();
        assertEquals(List.of("good/one", "good/two", "x/ghost"), lines);
    }

    @Test
    void shares_of_spend_are_of_what_is_told() {
        world.tell(List.of(Answered.of(300, "2026-03-03T11:00", "one", "x/ghost", 5_000).fact()));
        for (int i = 0; i < 4; i++) {
            Answered more = Answered.of(310 + i, "2026-03-03T11:00", "m" + i, "good/two", 5_000);
            world.tell(List.of(more.fact()));
        }
        JsonObject answer = world.get("/market/share?by=spend&points=1");
        assertEquals("[1.0]", values(answer, "good"));
        assertEquals("[null]", values(answer, "x"));
    }

    @Test
    void days_of_a_model_tell_money_of_five_accounts_or_of_none() {
        JsonObject answer = world.get("/market/models/good/two/activity?days=3");
        List<JsonObject> days = objects(answer.object("data").items("days"));
        assertSilent(days.getFirst(), "spend", "payers", "effective_price_per_million");
        assertNumber("0", days.getLast(), "spend");
        assertEquals(
                "[\"days.effective_price_per_million\",\"days.payers\",\"days.spend\"]",
                withheld(answer));
        JsonObject prices = world.get("/market/prices/good/two?days=3");
        JsonObject effective = objects(prices.object("data").items("effective")).getFirst();
        assertSilent(effective, "blended_per_million", "prompt_per_million");
        assertEquals(70_000, effective.number("tokens").orElseThrow().intValueExact());
        assertTrue(withheld(prices).contains("effective.blended_per_million"));
        assertEquals("", withheld(world.get("/market/prices/good/one?days=3")));
    }

    @Test
    void an_endpoint_tells_what_it_really_costs_when_five_accounts_paid_it() {
        JsonObject few = world.get("/market/models/good/two/stats");
        assertSilent(endpoint(few).object("price"), "effective");
        assertEquals("[\"endpoints.price.effective\"]", withheld(few));
        JsonObject many = world.get("/market/models/good/one/stats");
        assertNumber(
                "0.001", endpoint(many).object("price").object("effective"), "blended_per_million");
    }

    @Test
    void a_market_of_four_accounts_tells_no_figures_of_money() {
        try (MarketWorld small = new MarketWorld(folder.resolve("small"), "2026-03-05T12:30:00Z")) {
            List<Fact> facts = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                facts.add(Answered.of(i, "2026-03-04T10:00", "a" + i, "good/one", 1_000).fact());
            }
            small.tell(facts);
            JsonObject answer = small.get("/market/figures");
            assertSilent(answer.object("data"), "spend_7d", "accounts_7d");
            assertSilent(answer.object("data").object("price_per_million"), "effective_7d");
            assertEquals(
                    "[\"accounts_7d\",\"price_per_million.effective_7d\",\"spend_7d\"]",
                    withheld(answer));
        }
    }

    @Test
    void a_trend_of_three_accounts_does_not_count_them() {
        for (int i = 0; i < 3; i++) {
            world.tell(
                    List.of(
                            Answered.of(500 + i, "2026-03-03T11:00", "t" + i, "x/ghost", 900_000)
                                    .fact()));
        }
        world.setTime("2026-03-09T00:10:00Z");
        JsonObject answer = world.get("/market/trending");
        assertSilent(row(answer, "x/ghost"), "accounts");
        assertNumber("20", row(answer, "good/one"), "accounts");
        assertEquals("[\"rows.accounts\"]", withheld(answer));
    }

    /**
     * Twenty accounts pay 0.0008 together on each of three days, and one pays an amount of its own
     * in a cell where it is alone. Whoever knows the twenty takes them away from any sum, so no sum
     * may have the one in it: not that of a longer window, of an author, of a provider, of an app,
     * of all of seven days, whether it is asked for while the time runs or after.
     */
    @ParameterizedTest
    @CsvSource({
        "good/one, 2026-03-02", // a day on which nobody else used the model
        "good/two, 2026-03-03", // another model of the same author
        "x/ghost, 2026-03-04", // another author
    })
    void subtracting_answers_does_not_tell_what_a_single_account_paid(String model, String day) {
        try (MarketWorld three = crowded("2026-03-05T12:30:00Z")) {
            Answered lonely = Answered.of(900, day + "T10:00", "lonely", model, 70_000);
            three.tell(List.of(lonely.paying(LONELY).fact()));
            for (String time :
                    List.of("03-05T12:50", "03-06T02:00", "03-09T02:00", "04-01T02:00")) {
                three.setTime("2026-" + time + ":00Z");
                for (String path : SUMS) {
                    assertNobodyAlone(three.get(path), path + " at " + time);
                }
            }
        }
    }

    /** Somebody who asks before and after a request sees what it cost. */
    @Test
    void asking_twice_does_not_tell_what_was_paid_in_between() {
        try (MarketWorld three = crowded("2026-03-05T12:30:00Z")) {
            List<?> before = SUMS.stream().map(path -> amounts(three.get(path))).toList();
            Answered lonely = Answered.of(900, "2026-03-05T12:31", "lonely", "good/one", 70_000);
            three.tell(List.of(lonely.paying(LONELY).fact()));
            three.setTime("2026-03-05T12:50:00Z");
            assertEquals(before, SUMS.stream().map(path -> amounts(three.get(path))).toList());
        }
    }

    /** What was counted late would stand alone between two answers. */
    @Test
    void a_day_tells_its_money_an_hour_after_it_is_over() {
        try (MarketWorld three = crowded("2026-03-05T12:30:00Z")) {
            three.tell(crowd(500, "2026-03-05T23:00"));
            String path = "/market/rankings?window=day&date=2026-03-05";
            three.setTime("2026-03-06T00:59:00Z");
            assertSilent(row(three.get(path), "good/one"), "spend");
            three.setTime("2026-03-06T01:10:00Z");
            assertNumber("0.0008", row(three.get(path), "good/one"), "spend");
        }
    }

    /** Sums that cut the same traffic another way would tell what is between the cuts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/market/rankings?group=app",
                "/market/rankings?group=provider",
                "/market/rankings?context=100K",
                "/market/history?by=spend&group=app&points=2",
                "/market/history?by=spend&group=provider&points=2",
                "/market/history?by=spend&context=100K&points=2",
                "/market/breakdown?by=context",
            })
    void money_is_told_by_model_and_author_and_in_no_other_way(String path) {
        try (MarketWorld three = crowded("2026-03-05T12:30:00Z")) {
            assertEquals(List.of(), amounts(three.get(path)));
        }
    }

    /** A model that many use for nothing and one for money. */
    @Test
    void it_takes_five_who_paid() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            facts.add(
                    Answered.of(600 + i, "2026-03-03T11:00", "f" + i, "x/ghost", 9).free().fact());
        }
        Answered payer = Answered.of(700, "2026-03-03T11:00", "payer", "x/ghost", 70_000);
        facts.add(payer.paying(LONELY).fact());
        world.tell(facts);
        JsonObject row = row(world.get("/market/rankings"), "x/ghost");
        assertSilent(row, "spend", "effective_price_per_million");
        assertNumber("10", row, "accounts");
    }

    private MarketWorld crowded(String now) {
        MarketWorld three = new MarketWorld(folder.resolve("three"), now);
        for (int day = 2; day <= 4; day++) {
            three.tell(crowd(100 * day, "2026-03-0" + day + "T10:00"));
        }
        return three;
    }

    /** Twenty accounts, which use one model on the first day and both on others. */
    private static List<Fact> crowd(int first, String at) {
        String model = at.startsWith("2026-03-02") ? "good/two" : "good/one";
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            facts.add(
                    Answered.of(first + i, at, "a" + i, model, 40_000)
                            .from("https://many.example", "Many", "s" + i)
                            .fact());
        }
        return facts;
    }

    private static void assertNobodyAlone(JsonObject answer, String where) {
        for (String amount : amounts(answer)) {
            long nanos = new BigDecimal(amount).movePointRight(9).longValueExact();
            assertEquals(0, nanos % TOGETHER, () -> where + " tells " + amount);
        }
    }

    /** All sums of money in an answer that are not nothing, those of histories by spend too. */
    private static List<String> amounts(JsonObject answer) {
        List<String> amounts = new ArrayList<>();
        Matcher found = AMOUNT.matcher(Json.text(answer.get("data").orElseThrow()));
        while (found.find()) {
            String one = found.group(1) == null ? found.group(2) : found.group(1);
            amounts.addAll(Arrays.asList(one.split(",")));
        }
        amounts.removeIf(one -> one.equals("null") || new BigDecimal(one).signum() == 0);
        return amounts;
    }

    /** What the lonely account paid, alone or in what divides or adds up to it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/market/rankings",
                "/market/rankings?window=day&date=2026-03-03",
                "/market/rankings?window=month",
                "/market/rankings?window=hour&date=2026-03-03T10",
                "/market/rankings?group=app",
                "/market/rankings?group=app&limit=1",
                "/market/rankings?task=math",
                "/market/rankings?context=100K",
                "/market/history?by=spend",
                "/market/history?by=spend&grain=day",
                "/market/history?by=spend&group=app",
                "/market/share?by=spend",
                "/market/trending",
                "/market/tasks?window=week",
                "/market/breakdown?by=language",
                "/market/models/good/two/stats",
                "/market/models/good/two/activity",
                "/market/models/good/two/apps",
                "/market/prices/good/two",
                "/market/apps",
                "/market/apps/one.example",
                "/market/providers",
                "/market/providers/steady",
                "/market/frontier",
                "/datasets/rankings-daily",
                "/datasets/app-rankings",
                "/datasets/session-cost",
                "/classifications/task",
            })
    void no_public_answer_tells_what_a_single_account_paid(String path) {
        String told = Json.text(world.get(path, MarketWorld.KEY));
        assertFalse(told.contains("0.000123457"), told);
        assertFalse(told.contains("0.00176367"), "per million tokens: " + told);
        assertFalse(told.contains("0.13369"), "its share of the total: " + told);
    }

    @Test
    void an_account_sees_what_it_paid_itself() {
        JsonObject day =
                objects(world.get("/activity", MarketWorld.MANAGEMENT).items("data")).getFirst();
        assertEquals(0, day.number("usage").orElseThrow().compareTo(DOLLARS));
        JsonObject log =
                objects(world.get("/market/logs", MarketWorld.KEY).items("data")).getFirst();
        assertEquals(0, log.number("total_cost").orElseThrow().compareTo(DOLLARS));
    }

    private static void assertSilent(JsonObject object, String... names) {
        for (String name : names) {
            assertTrue(object.members().containsKey(name), name + " is there");
            assertTrue(object.get(name).isEmpty(), name + " is null: " + object);
        }
    }

    private static void assertNumber(String expected, JsonObject row, String name) {
        BigDecimal found = row.number(name).orElseThrow();
        assertEquals(0, new BigDecimal(expected).compareTo(found), () -> name + " is " + found);
    }

    private static String withheld(JsonObject answer) {
        return answer.object("meta").object("withheld").get("members").map(Json::text).orElse("");
    }

    private static String values(JsonObject answer, String id) {
        return Json.text(
                byId(answer.object("data").items("series"), id).get("values").orElseThrow());
    }

    private static JsonObject endpoint(JsonObject answer) {
        return objects(answer.object("data").items("endpoints")).getFirst();
    }

    private static JsonObject row(JsonObject answer, String id) {
        return byId(answer.object("data").items("rows"), id);
    }

    private static JsonObject byId(List<JsonValue> items, String id) {
        return objects(items).stream()
                .filter(one -> one.text("id").filter(id::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonObject> objects(List<JsonValue> items) {
        return items.stream().flatMap(item -> item.asObject().stream()).toList();
    }
}
