package dev.bourse.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.fact.Fact;
import dev.bourse.gateway.pipeline.Reply;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import io.netty.handler.codec.http.HttpMethod;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an account is told about its own traffic: logs, sessions, activity, analytics. */
class OwnTrafficTest {
    @TempDir Path folder;
    private MarketWorld world;

    @BeforeEach
    void open() {
        world = new MarketWorld(folder, "2026-03-05T12:30:00Z");
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            facts.add(
                    Answered.of(
                                    i,
                                    "2026-03-04T10:0" + i,
                                    MarketWorld.ACCOUNT,
                                    i < 7 ? "good/one" : "good/two",
                                    1_000)
                            .from("https://app.example/x", "App", i < 5 ? "long" : "short")
                            .fact());
        }
        facts.add(Answered.of(50, "2026-03-04T10:30", "stranger", "good/one", 77).fact());
        world.tell(facts);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void logs_are_latest_first_and_come_in_pages() {
        JsonObject first = world.get("/market/logs?limit=4", MarketWorld.KEY);
        assertEquals(List.of("gen-9", "gen-8", "gen-7", "gen-6"), texts(first, "id"));
        String cursor = first.text("next_cursor").orElseThrow();
        JsonObject second = world.get("/market/logs?limit=10&cursor=" + cursor, MarketWorld.KEY);
        assertEquals(
                List.of("gen-5", "gen-4", "gen-3", "gen-2", "gen-1", "gen-0"), texts(second, "id"));
        assertTrue(second.get("next_cursor").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "model=good/two, 3",
        "model=good/none, 0",
        "provider=steady, 10",
        "provider=Steady, 10",
        "session=short, 5",
        "outcome=completed, 10",
        "outcome=failed, 0",
        "finish_reason=stop, 10",
        "app=app.example, 10",
        "app=other.example, 0",
        "app=app.exam, 0",
        "id=gen-3, 1",
        "id=%, 0",
        "from=2026-03-04T10:05:00Z, 4",
        "to=2026-03-04, 0",
        "from=2026-03-04&to=2026-03-05, 10",
    })
    void logs_can_be_filtered(String filter, int count) {
        assertEquals(
                count,
                world.get("/market/logs?" + filter.replace("=%", "=%25"), MarketWorld.KEY)
                        .items("data")
                        .size());
    }

    /** As the market knows it: by its host, and on the caller's machine by its title. */
    @Test
    void an_app_is_one_whatever_address_it_gives() {
        Answered more = Answered.of(60, "2026-03-04T11:00", MarketWorld.ACCOUNT, "good/one", 5);
        world.tell(
                List.of(
                        more.from("https://App.example:8443/y?z", "App", null).fact(),
                        Answered.of(61, "2026-03-04T11:00", MarketWorld.ACCOUNT, "good/one", 5)
                                .from("http://localhost:3000", "My tool", null)
                                .fact()));
        assertEquals(11, logs("app=app.example"));
        assertEquals(1, logs("app=my-tool.localhost"));
        JsonObject apps =
                query("{'metrics':['request_count'],'dimensions':['app']}".replace('\'', '"'));
        assertEquals(List.of("app.example", "my-tool.localhost"), texts(apps, "app"));
    }

    private int logs(String filter) {
        return world.get("/market/logs?" + filter, MarketWorld.KEY).items("data").size();
    }

    @Test
    void one_log_tells_all_attempts() {
        JsonObject data = world.get("/market/logs/gen-3", MarketWorld.KEY).object("data");
        assertEquals("gen-3", data.object("generation").text("id").orElseThrow());
        JsonObject attempt = data.items("attempts").getFirst().asObject().orElseThrow();
        assertEquals("ok", attempt.text("result").orElseThrow());
        assertEquals(0, attempt.number("start_offset_ms").orElseThrow().intValueExact());
        assertTrue(data.get("plan").isEmpty(), "it is not kept");
        assertTrue(world.refusal("/market/logs/gen-50", MarketWorld.KEY).startsWith("404 "));
        assertTrue(world.refusal("/market/logs/%3Cb%3E", MarketWorld.KEY).startsWith("404 "));
    }

    @Test
    void sessions_are_summed() {
        JsonObject answer = world.get("/market/sessions", MarketWorld.KEY);
        assertEquals(List.of("short", "long"), texts(answer, "session_id"));
        JsonObject last = answer.items("data").getLast().asObject().orElseThrow();
        assertEquals(5, last.number("turns").orElseThrow().intValueExact());
        assertEquals(5_000, last.number("tokens").orElseThrow().intValueExact());
        assertEquals(4_500, last.number("tokens_prompt").orElseThrow().intValueExact());
        assertEquals(0, last.number("tokens_cached").orElseThrow().signum());
        assertEquals(0, last.number("cache_share").orElseThrow().signum());
    }

    @Test
    void sessions_that_end_together_are_each_on_one_page() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            facts.add(session(70 + i, "2026-03-05T09:00", "early." + i));
            facts.add(session(80 + i, "2026-03-05T11:00", "early." + i));
        }
        world.tell(facts);
        List<String> seen = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < 5; page++) {
            JsonObject answer = world.get("/market/sessions?limit=1" + cursor, MarketWorld.KEY);
            seen.addAll(texts(answer, "session_id"));
            cursor = answer.text("next_cursor").map(it -> "&cursor=" + it).orElse("");
        }
        assertEquals(List.of("early.2", "early.1", "early.0", "short", "long"), seen);
        assertEquals("", cursor);
        assertTrue(
                world.refusal("/market/sessions?cursor=x", MarketWorld.KEY)
                        .startsWith("400 cursor: is none of ours"));
    }

    private static Fact session(long number, String at, String session) {
        return Answered.of(number, at, MarketWorld.ACCOUNT, "good/one", 10)
                .from("https://app.example/x", "App", session)
                .fact();
    }

    @Test
    void a_generation_names_the_app_by_the_number_that_rankings_give_it() {
        JsonObject generation = world.get("/generation?id=gen-3", MarketWorld.KEY).object("data");
        JsonObject ranked =
                world.get("/datasets/app-rankings", MarketWorld.KEY)
                        .items("data")
                        .getFirst()
                        .asObject()
                        .orElseThrow();
        assertEquals(ranked.number("app_id"), generation.number("app_id"));
        assertTrue(generation.get("router").isEmpty(), "none chose the model");
    }

    @Test
    void activity_is_of_finished_days_by_model_and_endpoint() {
        List<JsonValue> rows = world.get("/activity", MarketWorld.MANAGEMENT).items("data");
        assertEquals(2, rows.size());
        JsonObject one = rows.getFirst().asObject().orElseThrow();
        assertEquals("good/one", one.text("model").orElseThrow());
        assertEquals("Steady", one.text("provider_name").orElseThrow());
        assertEquals(7, one.number("requests").orElseThrow().intValueExact());
        assertEquals(6_300, one.number("prompt_tokens").orElseThrow().intValueExact());
        assertEquals(7e-6, one.number("usage").orElseThrow().doubleValue(), 1e-12);
        assertEquals(
                0,
                world.get("/activity?date=2026-03-03", MarketWorld.MANAGEMENT)
                        .items("data")
                        .size());
        assertTrue(
                world.refusal("/activity?date=2026-03-05", MarketWorld.MANAGEMENT)
                        .startsWith("400 date: one of the last 30 finished days"));
        assertTrue(world.refusal("/activity", MarketWorld.KEY).startsWith("403 "));
    }

    @Test
    void analytics_group_and_filter_an_accounts_own_generations() {
        JsonObject data =
                query(
                        """
                        {"metrics": ["request_count", "total_usage", "tokens_prompt", "latency"],
                         "dimensions": ["model"], "granularity": "day",
                         "time_range": {"start": "2026-03-01", "end": "2026-03-05"},
                         "order_by": {"field": "request_count", "direction": "asc"}}\
                        """);
        List<JsonValue> rows = data.items("data");
        JsonObject two = rows.getFirst().asObject().orElseThrow();
        assertEquals(2, rows.size());
        assertEquals("2026-03-04T00:00:00Z", two.text("date").orElseThrow());
        assertEquals("good/two", two.text("model").orElseThrow());
        assertEquals(3, two.number("request_count").orElseThrow().intValueExact());
        assertEquals(2_700, two.number("tokens_prompt").orElseThrow().intValueExact());
        assertEquals(3e-6, two.number("total_usage").orElseThrow().doubleValue(), 1e-12);
        assertEquals(1_000, two.number("latency").orElseThrow().doubleValue(), 1e-6);
        assertEquals(2, data.object("metadata").number("row_count").orElseThrow().intValueExact());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'field':'model','operator':'eq','value':'good/two'} | 3",
                "{'field':'model','operator':'neq','value':'good/two'} | 7",
                "{'field':'model','operator':'in','value':['good/two','good/one']} | 10",
                "{'field':'model','operator':'not_in','value':['good/one']} | 3",
                "{'field':'user','operator':'eq','value':'x'} | 0",
                "{'field':'user','operator':'eq','value':'x','include_unset':true} | 10",
                "{'field':'outcome','operator':'eq','value':'completed'} | 10",
            })
    void analytics_filters_have_operators(String filter, int count) {
        JsonObject data =
                query(
                        ("{'metrics':['request_count'],'filters':[" + filter + "]}")
                                .replace('\'', '"'));
        JsonObject row = data.items("data").getFirst().asObject().orElseThrow();
        assertEquals(count, row.number("request_count").orElseThrow().intValueExact());
    }

    @ParameterizedTest
    @CsvSource({
        "minute, 10",
        "hour, 2",
        "week, 1",
        "month, 1",
    })
    void analytics_have_stretches_of_time(String granularity, int rows) {
        JsonObject data =
                query(
                        """
                        {"metrics": ["request_count"], "granularity": "%s",
                         "time_range": {"start": "2026-03-02", "end": "2026-03-05"}}\
                        """
                                .formatted(granularity));
        assertEquals(rows, data.items("data").size());
    }

    @Test
    void a_limit_says_that_it_cut_something_off() {
        JsonObject data =
                query(
                        """
                        {"metrics": ["request_count"], "dimensions": ["generation_id"], "limit": 4}\
                        """);
        assertEquals(4, data.items("data").size());
        assertEquals(Optional.of(true), data.object("metadata").flag("truncated"));
    }

    @Test
    void of_each_stretch_of_time_the_largest_groups_are_told_and_none_is_cut_off_unsaid() {
        String days =
                """
                {"metrics": ["request_count"], "dimensions": ["session"], "granularity": "%s",
                 "group_limit": 1, "limit": %d,
                 "time_range": {"start": "2026-03-02", "end": "2026-03-05"}}\
                """;
        world.tell(
                List.of(
                        Answered.of(60, "2026-03-03T10:00", MarketWorld.ACCOUNT, "good/one", 1)
                                .from("https://app.example/x", "App", "a-little")
                                .fact(),
                        Answered.of(61, "2026-03-03T10:01", MarketWorld.ACCOUNT, "good/one", 1)
                                .from("https://app.example/x", "App", "most")
                                .fact(),
                        Answered.of(62, "2026-03-03T10:02", MarketWorld.ACCOUNT, "good/one", 1)
                                .from("https://app.example/x", "App", "most")
                                .fact()));
        JsonObject whole = query(days.formatted("day", 2));
        assertEquals(List.of("most", "long"), sessions(whole));
        assertEquals(Optional.of(false), whole.object("metadata").flag("truncated"));
        JsonObject cut = query(days.formatted("day", 1));
        assertEquals(List.of("most"), sessions(cut));
        assertEquals(Optional.of(true), cut.object("metadata").flag("truncated"));
        assertEquals(List.of("long"), sessions(query(days.formatted("month", 9))));
    }

    private static List<String> sessions(JsonObject data) {
        return data.items("data").stream()
                .map(row -> row.asObject().orElseThrow().text("session").orElseThrow())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | metrics: at least one is required",
                "{'metrics':['weight']} | metrics: there is no 'weight'",
                "{'metrics':'request_count'} | metrics: a list is expected",
                "{'metrics':['request_count'],'dimensions':['colour']} | dimensions: there is no",
                "{'metrics':['request_count'],'dimensions':['model','app','user']} | dimensions:"
                        + " at",
                "{'metrics':['request_count'],'granularity':'year'} | granularity: one of minute",
                "{'metrics':['request_count'],'limit':10001} | limit: a whole number from 1",
                "{'metrics':['request_count'],'limit':0} | limit: a whole number from 1",
                "{'metrics':['request_count'],'limit':1.5} | limit: a whole number from 1",
                "{'metrics':['request_count'],'order_by':{'field':'model'}} | order_by: a metric",
                "{'metrics':['request_count'],'filters':[{'field':'x'}]} | filters: field is a",
                "{'metrics':['request_count'],'filters':[1]} | filters: objects are expected",
                "{'metrics':['request_count'],'group_by':'x'} | group_by: is not supported",
                "{'metrics':['request_count'],'filters':{'field':'model'}} | filters: a list is",
                "{'metrics':['request_count'],'filters':[{'name':'model'}]} | filters: there is no",
                "{'metrics':['request_count'],'filters':[{'field':'user','operator':'eq',"
                        + "'value':'x','include_unset':'no'}]} | filters: include_unset is true or",
                "{'metrics':['request_count'],'order_by':'request_count'} | order_by: an object is",
                "{'metrics':['request_count'],'order_by':{'by':'model'}} | order_by: there is no",
                "{'metrics':['request_count'],'granularity':1} | granularity: is a text",
                "{'metrics':['request_count'],'time_range':'7d'} | time_range: an object is",
                "{'metrics':['request_count'],'time_range':{'from':'2026-03-01'}} | time_range:"
                        + " there is no member 'from'",
                "{'metrics':['request_count'],'time_range':{'start':1772323200}} | time_range:"
                        + " start is a text",
                "{'metrics':['request_count'],'time_range':{'start':'yesterday'}} | time_range: a",
                "{'metrics':['request_count'],'time_range':{'start':'2020-01-01'}} | time_range:"
                        + " at",
                "{'metrics':['request_count'],'time_range':{'start':'2026-03-09'}} | time_range:"
                        + " start",
                "{'metrics':['request_count'],'granularity':'minute','time_range':"
                        + "{'start':'2025-06-01'}} | granularity: is too fine",
                "[] | body: a JSON object is expected",
                "{ | body: is not JSON",
            })
    void analytics_nonsense_is_a_400_that_names_it(String body, String message) {
        Reply reply = post(body.replace('\'', '"'));
        assertEquals(400, reply.status());
        String told = MarketWorld.json(reply).object("error").text("message").orElseThrow();
        assertTrue(told.contains(message), told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'metrics':['usage_upstream']} | metrics: usage_upstream is not known: what is"
                        + " paid",
                "{'metrics':['usage_data']} | metrics: usage_data is not known: there is no",
                "{'metrics':['usage_web']} | metrics: usage_web is not known: searches of the web",
                "{'metrics':['usage_file']} | metrics: usage_file is not known: files are not",
                "{'metrics':['request_count'],'classifier_dimensions':['model']} |"
                        + " classifier_dimensions: there is no 'model'",
                "{'metrics':['request_count'],'dimensions':['task']} | dimensions: there is no",
                "{'metrics':['request_count'],'classifier_filters':[{'field':'model'}]} |"
                        + " classifier_filters: field is a dimension",
                "{'metrics':['request_count'],'classifier_filters':{}} | classifier_filters: a"
                        + " list",
            })
    void analytics_that_nobody_here_can_tell_are_refused_with_the_reason(
            String body, String message) {
        analytics_nonsense_is_a_400_that_names_it(body, message);
    }

    @Test
    void analytics_group_and_filter_by_what_the_classifier_says_of_prompts_it_looked_at() {
        world.tell(
                List.of(
                        tagged(1, "math"),
                        tagged(2, "math"),
                        tagged(3, "translation"),
                        Answered.of(50, "2026-03-04T10:30", "stranger", "good/one", 77)
                                .classified("math", 9)));
        JsonObject data =
                query(
                        """
                        {"metrics": ["request_count", "tokens_total"],
                         "classifier_dimensions": ["task"], "dimensions": ["model"],
                         "order_by": {"field": "request_count"},
                         "filters": [{"field": "model", "operator": "eq", "value": "good/one"}]}\
                        """);
        List<JsonObject> rows =
                data.items("data").stream().map(it -> it.asObject().orElseThrow()).toList();
        assertEquals(
                List.of("", "math", "translation"),
                rows.stream().map(it -> it.text("task").orElse("")).toList());
        assertEquals(
                List.of(4, 2, 1),
                rows.stream()
                        .map(it -> it.number("request_count").orElseThrow().intValueExact())
                        .toList());
        assertEquals(1, data.items("warnings").size(), "those without a tag were not looked at");
        JsonObject some =
                query(
                        """
                        {"metrics": ["request_count"], "classifier_filters":
                         [{"field": "task", "operator": "eq", "value": "math"}]}\
                        """);
        JsonObject row = some.items("data").getFirst().asObject().orElseThrow();
        assertEquals(2, row.number("request_count").orElseThrow().intValueExact());
    }

    private static Fact tagged(long number, String task) {
        return Answered.of(
                        number, "2026-03-04T10:0" + number, MarketWorld.ACCOUNT, "good/one", 1_000)
                .classified(task, 9);
    }

    @Test
    void the_account_is_the_only_workspace() {
        JsonObject data =
                query(
                        """
                        {"metrics": ["request_count", "web_searches"], "dimensions": ["workspace"],
                         "classifier_dimensions": [], "classifier_filters": []}\
                        """);
        JsonObject row = data.items("data").getFirst().asObject().orElseThrow();
        assertEquals(MarketWorld.ACCOUNT, row.text("workspace").orElseThrow());
        assertEquals(10, row.number("request_count").orElseThrow().intValueExact());
        assertEquals(0, row.number("web_searches").orElseThrow().intValueExact());
    }

    @Test
    void analytics_say_what_can_be_asked() {
        JsonObject meta = world.get("/analytics/meta", MarketWorld.MANAGEMENT).object("data");
        assertTrue(meta.items("metrics").size() >= 10);
        assertEquals(4, meta.items("unavailable").size());
        assertEquals(4, meta.items("classifier_dimensions").size());
        assertEquals(
                List.of("minute", "hour", "day", "week", "month"),
                meta.items("granularities").stream().map(it -> it.asText().orElseThrow()).toList());
    }

    private JsonObject query(String body) {
        Reply reply = post(body);
        assertEquals(200, reply.status(), () -> MarketWorld.json(reply).toString());
        return MarketWorld.json(reply).object("data");
    }

    private Reply post(String body) {
        return world.ask(HttpMethod.POST, "/analytics/query", MarketWorld.MANAGEMENT, body);
    }

    private static List<String> texts(JsonObject answer, String name) {
        return answer.items("data").stream()
                .map(row -> row.asObject().orElseThrow().text(name).orElseThrow())
                .toList();
    }
}
