package dev.bourse.gateway.http;

import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.Slice;
import dev.bourse.domain.market.Standing;
import dev.bourse.domain.market.Traffic;
import dev.bourse.gateway.market.AppBook;
import dev.bourse.gateway.market.Board;
import dev.bourse.gateway.market.MarketDesk.Answer;
import dev.bourse.gateway.market.Spending;
import dev.bourse.gateway.pipeline.Reply;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A ranking as the API shows it, with the raw and the robust order in one set of rows.
 *
 * @param parts what is known besides
 * @param group which kind of subject
 * @param slice which part of the traffic
 * @param answer the ranking
 * @param withheld notes what is not told
 */
record RankingView(
        MarketParts parts, Group group, Slice slice, Answer<Board> answer, Withheld withheld) {
    private static final double MUCH_COPIED = 0.5;
    private static final int POINTS = 100;

    /** What says something about the accounts themselves. */
    private static final String[] PERSONAL = {
        "rows.accounts",
        "rows.payers",
        "rows.hhi",
        "rows.n_eff",
        "rows.entropy_number",
        "rows.top1_share",
        "rows.concentrated"
    };

    /**
     * @param anonymous whether who is anonymous is shown
     */
    Reply reply(boolean robust, boolean anonymous, int limit) {
        Board board = answer.value();
        List<Standing> order = robust ? board.ranking().standings() : board.ranking().raw();
        Strangers strangers = new Strangers(parts.names(), group, anonymous);
        List<Standing> away =
                order.stream().filter(one -> strangers.leavesOut(one.subject())).toList();
        List<Standing> shown =
                order.stream()
                        .filter(one -> isTold(one) && !strangers.leavesOut(one.subject()))
                        .limit(limit)
                        .map(one -> one.without(away))
                        .toList();
        Set<String> named = shown.stream().map(Standing::subject).collect(Collectors.toSet());
        List<Standing> rest = order.stream().filter(one -> !named.contains(one.subject())).toList();
        Members data =
                new Members()
                        .put("group", group.wireName())
                        .put("filter", filter())
                        .put("order", robust ? "robust" : "raw")
                        .put("why", board.isRobust() ? why(board, away) : null)
                        .put("anonymous", map(strangers.told(away.size())))
                        .putIf(board.isRobust(), "cap_tokens", board.ranking().cap().tokens())
                        .put("total", total(board).map())
                        .put("rows", shown.stream().map(it -> row(board, it)).toList())
                        .put("other", rest.isEmpty() ? null : other(board, rest).map());
        return MarketReply.of(parts, answer.asOf(), "rankings")
                .window(board.window(), parts.now())
                .sample(
                        new Members()
                                .put("requests", requests(board))
                                .putIf(board.isRobust(), "accounts", board.ranking().accounts())
                                .putIf(slice.facet().isSampled(), "classified", samples(board)))
                .leftOut(
                        board.confidential(),
                        board.isRobust() ? order.stream().filter(Standing::isBelowK).count() : 0)
                .withheld(withheld)
                .data(data);
    }

    private static @Nullable Map<String, ?> map(@Nullable Members members) {
        return members == null ? null : members.map();
    }

    /** A part of the traffic of a model that few accounts sent would tell who they are. */
    private boolean isTold(Standing one) {
        return slice.equals(Slice.ALL) || !one.isBelowK();
    }

    private @Nullable Map<String, ?> filter() {
        return slice.equals(Slice.ALL)
                ? null
                : new Members()
                        .put("name", slice.facet().wireName())
                        .put("value", slice.value())
                        .map();
    }

    private Members total(Board board) {
        Traffic total = board.total();
        return new Members()
                .put("tokens", total.tokens())
                .putIf(board.isRobust(), "capped_tokens", board.ranking().capped())
                .put("requests", total.requests())
                .dollarsIf(
                        withheld.unless(board.spending().isTotalTold(), "total.spend"),
                        "spend",
                        board.spending().total().spend());
    }

    private static long requests(Board board) {
        return board.total().requests();
    }

    private static long samples(Board board) {
        return board.traffic().values().stream().mapToLong(Traffic::samples).sum();
    }

    private Map<String, ?> row(Board board, Standing one) {
        Members row = identity(one.subject());
        boolean robust = board.isRobust();
        boolean told = robust && withheld.unless(!one.isBelowK(), PERSONAL);
        row.putIf(robust, "rank", one.rank())
                .putIf(robust, "rank_low", one.rankLow())
                .putIf(robust, "rank_high", one.rankHigh())
                .put("raw_rank", one.rawRank());
        putVolumes(row, board, one);
        row.putIf(told, "accounts", one.accounts())
                .putIf(told, "payers", one.payers())
                .figureIf(robust, "paid_share", one.paidShare());
        putConcentration(row, one, told);
        putQuality(row, board, one);
        putMoney(row, board, one);
        return row.map();
    }

    private Members identity(String subject) {
        Members row = new Members().put("id", subject);
        Names names = parts.names();
        switch (group) {
            case MODEL ->
                    row.put("name", names.model(subject)).put("author", Group.author(subject));
            case PROVIDER -> row.put("name", names.provider(subject)).put("author", null);
            case APP -> {
                AppBook.Book book = parts.desk().ask(AppBook.BOOK).value();
                row.put("name", book.name(subject)).put("author", null);
                row.put("host", book.host(subject)).put("categories", book.categories(subject));
            }
            case AUTHOR, MARKET -> row.put("name", subject).put("author", subject);
        }
        return row;
    }

    private void putVolumes(Members row, Board board, Standing one) {
        Traffic traffic = one.traffic();
        boolean robust = board.isRobust();
        row.put("tokens", traffic.tokens())
                .put("tokens_prompt", traffic.prompt())
                .put("tokens_completion", traffic.completion())
                .share("share", traffic.tokens(), board.total().tokens())
                .put("change", board.change(one.subject()))
                .putIf(robust, "capped_tokens", one.capped());
        row.figureIf(
                        robust && board.ranking().capped() > 0,
                        "capped_share",
                        (double) one.capped() / board.ranking().capped())
                .put("capped_change", board.cappedChanges().get(one.subject()))
                .put("requests", traffic.requests())
                .put("tool_calls", board.traffic(one.subject()).toolCalls());
        putSpend(row, board.spending(), one.subject());
    }

    private void putSpend(Members row, Spending spending, String subject) {
        long spend = spending.of(subject).spend();
        boolean told = withheld.unless(spending.isTold(subject), "rows.spend");
        row.dollarsIf(told, "spend", spend);
        if (withheld.unless(told && spending.isTotalTold(), "rows.spend_share")) {
            row.share("spend_share", spend, spending.total().spend());
        } else {
            row.put("spend_share", null);
        }
    }

    private static void putConcentration(Members row, Standing one, boolean told) {
        row.figureIf(told, "hhi", one.concentration().hhi())
                .figureIf(told, "n_eff", one.concentration().effective())
                .figureIf(told, "entropy_number", one.concentration().entropyNumber())
                .figureIf(told, "top1_share", one.concentration().top1())
                .putIf(told, "concentrated", one.concentration().isConcentrated());
    }

    private void putQuality(Members row, Board board, Standing one) {
        Double copies = board.duplicates().get(one.subject());
        row.figure("input_output_ratio", one.inputOutputRatio())
                .put("duplicate_share", copies)
                .put("flags", flags(board, one, copies));
    }

    private static List<String> flags(Board board, Standing one, @Nullable Double copies) {
        List<String> flags = new ArrayList<>();
        if (board.isRobust() && !one.isBelowK() && one.concentration().isConcentrated()) {
            flags.add("concentrated");
        }
        if (one.isInputHeavy()) {
            flags.add("input_heavy");
        }
        if (copies != null && copies > MUCH_COPIED) {
            flags.add("duplicates");
        }
        if (one.traffic().paid() == 0) {
            flags.add("free");
        }
        if (board.isRobust() && one.isBelowK()) {
            flags.add("few_accounts");
        }
        return flags;
    }

    private void putMoney(Members row, Board board, Standing one) {
        String id = one.subject();
        boolean model = group == Group.MODEL;
        Traffic paid = board.spending().of(id);
        row.figureIf(
                        withheld.unless(
                                board.spending().isTold(id), "rows.effective_price_per_million"),
                        "effective_price_per_million",
                        Members.perMillion(paid.spend(), paid.tokens()))
                .put("list_price_per_million", model ? parts.names().listPrice(id) : null)
                .put("trust", model ? parts.names().trust(id).map(Enum::name).orElse(null) : null)
                .put("simulated", parts.names().isSimulated(group, id));
    }

    private Members other(Board board, List<Standing> rest) {
        Traffic sum = rest.stream().map(Standing::traffic).reduce(Traffic.NONE, Traffic::plus);
        long capped = rest.stream().mapToLong(Standing::capped).sum();
        return new Members()
                .put("rows", rest.size())
                .put("tokens", sum.tokens())
                .share("share", sum.tokens(), board.total().tokens())
                .putIf(board.isRobust(), "capped_tokens", capped)
                .figureIf(
                        board.isRobust() && board.ranking().capped() > 0,
                        "capped_share",
                        (double) capped / board.ranking().capped())
                .put("requests", sum.requests())
                .dollarsIf(
                        withheld.unless(
                                rest.stream()
                                        .allMatch(one -> board.spending().isTold(one.subject())),
                                "other.spend"),
                        "spend",
                        rest.stream()
                                .mapToLong(one -> board.spending().of(one.subject()).spend())
                                .sum());
    }

    /** One sentence on why the orders differ; null when both begin with the same. */
    private @Nullable Map<String, ?> why(Board board, List<Standing> away) {
        List<Standing> raw = board.ranking().raw();
        if (raw.isEmpty()) {
            return null;
        }
        Standing first = raw.getFirst();
        boolean gone = away.contains(first);
        Standing placed = first.without(away);
        if (placed.rank() == 1 && !gone) {
            return null;
        }
        return new Members()
                .put("text", sentence(placed, gone))
                .put("id", first.subject())
                .put("rank", gone ? null : placed.rank())
                .put("raw_rank", first.rawRank())
                .figureIf(!first.isBelowK(), "top1_share", first.concentration().top1())
                .figure("paid_share", first.paidShare())
                .map();
    }

    private static String sentence(Standing first, boolean gone) {
        String begin =
                first.subject()
                        + " is first by raw tokens and "
                        + (gone
                                ? "not in this order, since it is anonymous; besides, "
                                : "number " + first.rank() + " by capped paid volume: ");
        if (first.isBelowK()) {
            return begin + "fewer than " + Standing.K + " accounts use it.";
        }
        if (first.concentration().isConcentrated()) {
            return begin
                    + "one account sends "
                    + percent(first.concentration().top1())
                    + " of its tokens.";
        }
        return begin + percent(first.paidShare()) + " of its tokens were paid for.";
    }

    /** In whole percent; what is not all is not 100 %, and what is something is not 0 %. */
    static String percent(double share) {
        long whole = Math.round(POINTS * share);
        if (whole == POINTS && share < 1) {
            return "more than 99 %";
        }
        return whole == 0 && share > 0 ? "less than 1 %" : whole + " %";
    }
}
