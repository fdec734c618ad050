package dev.bourse.gateway.http;

import dev.bourse.domain.market.Crowd;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.Slice;
import dev.bourse.domain.market.Trend;
import dev.bourse.domain.market.Window;
import dev.bourse.gateway.market.AppBook;
import dev.bourse.gateway.market.Board;
import dev.bourse.gateway.market.HistoryQuestion;
import dev.bourse.gateway.market.MarketDesk.Answer;
import dev.bourse.gateway.market.RankingQuestion;
import dev.bourse.gateway.market.TrendQuestion;
import dev.bourse.gateway.market.TrendQuestion.Growth;
import dev.bourse.gateway.pipeline.Reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code /market/rankings}, {@code /market/history}, {@code /market/share}, {@code
 * /market/trending}.
 */
final class RankingsResource {
    private static final int MOST_ROWS = 500;
    private static final int MOST_WEEKS = 53;
    private static final int MOST_DAYS = 366;
    private static final int YEAR_OF_WEEKS = 52;
    private static final int MONTH_OF_DAYS = 31;

    private final MarketParts parts;

    RankingsResource(MarketParts parts) {
        this.parts = parts;
    }

    Reply rankings(Ask ask) {
        Choices choices =
                new Choices(ask)
                        .only("group", "window", "date", "order", "limit", "filter", "anonymous");
        Group group = choices.group(Group.MODEL, Group.AUTHOR, Group.PROVIDER, Group.APP);
        Slice slice = slice(choices, group);
        Window window = window(choices, slice);
        boolean robust =
                choices.word("order", "robust", List.of("robust", "raw")).equals("robust")
                        && window.grain() != Grain.HOUR;
        boolean anonymous = isAnonymousToo(choices, robust);
        int limit = choices.number("limit", 50, 1, MOST_ROWS);
        Answer<Board> answer = parts.desk().ask(new RankingQuestion(group, slice, window));
        return new RankingView(parts, group, slice, answer, new Withheld())
                .reply(robust, anonymous, limit);
    }

    Reply history(Ask ask) {
        Choices choices =
                new Choices(ask).only("group", "by", "grain", "points", "filter", "anonymous");
        Group group = choices.group(Group.MODEL, Group.AUTHOR, Group.PROVIDER, Group.APP);
        Slice slice = slice(choices, group);
        Grain grain =
                Grain.of(choices.word("grain", "week", List.of("week", "day"))).orElse(Grain.WEEK);
        if (slice.facet().isSampled() && grain != Grain.WEEK) {
            throw new BadQuery("grain", "sampled filters are told by the week");
        }
        boolean weeks = grain == Grain.WEEK;
        int points =
                choices.number(
                        "points",
                        weeks ? YEAR_OF_WEEKS : MONTH_OF_DAYS,
                        1,
                        weeks ? MOST_WEEKS : MOST_DAYS);
        Window last = Window.containing(grain, parts.now());
        return past(
                new HistoryQuestion(group, slice, by(choices), last, points, away(choices, group)),
                false);
    }

    Reply share(Ask ask) {
        Choices choices = new Choices(ask).only("by", "points", "anonymous");
        Window last = Window.containing(Grain.WEEK, parts.now());
        int points = choices.number("points", YEAR_OF_WEEKS, 1, MOST_WEEKS);
        return past(
                new HistoryQuestion(
                        Group.AUTHOR,
                        Slice.ALL,
                        by(choices),
                        last,
                        points,
                        away(choices, Group.AUTHOR)),
                true);
    }

    Reply trending(Ask ask) {
        Choices choices = new Choices(ask).only("group", "window", "limit", "anonymous");
        Group group = choices.group(Group.MODEL, Group.APP);
        Window window = choices.window(parts.now(), Grain.WEEK, Grain.DAY, Grain.WEEK).before();
        int limit = choices.number("limit", 20, 1, 100);
        Strangers strangers = new Strangers(parts.names(), group, isAnonymousToo(choices, true));
        Answer<Growth> answer = parts.desk().ask(new TrendQuestion(group, window));
        List<Members> rows = new ArrayList<>();
        Withheld withheld = new Withheld();
        answer.value().trends().stream()
                .filter(trend -> !strangers.leavesOut(trend.subject()))
                .limit(limit)
                .forEach(trend ->
                        rows.add(trend(group, rows.size() + 1, trend, answer.value(), withheld)));
        return MarketReply.of(parts, answer.asOf(), "trending")
                .window(window, parts.now())
                .withheld(withheld)
                .data(new Members().put("rows", rows.stream().map(Members::map).toList()));
    }

    private Members trend(Group group, int rank, Trend trend, Growth growth, Withheld withheld) {
        int accounts = growth.accounts().getOrDefault(trend.subject(), 0);
        return named(new Members().put("rank", rank), group, trend.subject())
                .figure("growth", trend.growth())
                .put("volume", trend.volume())
                .figure("mean_before", trend.meanBefore())
                .putIf(
                        withheld.unless(Crowd.isTold(accounts), "rows.accounts"),
                        "accounts",
                        accounts)
                .put("simulated", parts.names().isSimulated(group, trend.subject()));
    }

    private Set<String> away(Choices choices, Group group) {
        return isAnonymousToo(choices, by(choices) == HistoryQuestion.By.CAPPED)
                ? Set.of()
                : parts.names().anonymous(group);
    }

    /**
     * Whether who is anonymous is shown: unless a caller says so, not by the robust measure, which
     * is about what can be recommended, but by the raw ones, which are about what happened.
     */
    private static boolean isAnonymousToo(Choices choices, boolean robust) {
        String usual = robust ? "exclude" : "include";
        return choices.word("anonymous", usual, List.of("exclude", "include")).equals("include");
    }

    private Reply past(HistoryQuestion question, boolean asShares) {
        Answer<HistoryQuestion.Past> answer = parts.desk().ask(question);
        Withheld withheld = new Withheld();
        HistoryView view = new HistoryView(question, answer.value(), asShares, withheld);
        Members data = view.members(id -> named(new Members(), question.group(), id));
        return MarketReply.of(parts, answer.asOf(), "history").withheld(withheld).data(data);
    }

    private Members named(Members members, Group group, String id) {
        return switch (group) {
            case MODEL ->
                    members.put("id", id)
                            .put("name", parts.names().model(id))
                            .put("author", Group.author(id));
            case PROVIDER ->
                    members.put("id", id)
                            .put("name", parts.names().provider(id))
                            .put("author", null);
            case APP ->
                    members.put("id", id)
                            .put("name", parts.desk().ask(AppBook.BOOK).value().name(id))
                            .put("author", null);
            case AUTHOR, MARKET -> members.put("id", id).put("name", id).put("author", id);
        };
    }

    private static HistoryQuestion.By by(Choices choices) {
        return choices.one(
                "by", "tokens", HistoryQuestion.By::of, "tokens, capped, spend, requests");
    }

    private static Slice slice(Choices choices, Group group) {
        Slice slice = choices.slice();
        if (!slice.equals(Slice.ALL) && group != Group.MODEL && group != Group.AUTHOR) {
            throw new BadQuery(
                    slice.facet().wireName(), "filters go with group=model or group=author");
        }
        return slice;
    }

    private Window window(Choices choices, Slice slice) {
        if (slice.facet().isSampled()) {
            return choices.window(parts.now(), Grain.WEEK, Grain.WEEK, Grain.MONTH);
        }
        return slice.equals(Slice.ALL)
                ? choices.window(
                        parts.now(), Grain.WEEK, Grain.HOUR, Grain.DAY, Grain.WEEK, Grain.MONTH)
                : choices.window(parts.now(), Grain.WEEK, Grain.DAY, Grain.WEEK, Grain.MONTH);
    }
}
