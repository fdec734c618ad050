package dev.bourse.gateway.market;

import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Standing;
import dev.bourse.gateway.store.MarketQueries.Session;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What does a session cost, by app, model and length? Sessions of the running week and the one
 * before count; a cell of fewer than five accounts is not told.
 *
 * @param week when the running week began
 */
public record SessionsQuestion(long week) implements Question<List<SessionsQuestion.Median>> {
    /** Lengths of sessions. */
    public static final List<String> RANGES =
            List.of("1-turn", "2-9-turns", "10-49-turns", "50-plus-turns");

    private static final int FEW = 2;
    private static final int SOME = 10;
    private static final int MANY = 50;

    /**
     * The median of one cell.
     *
     * @param app slug of the app
     * @param model id of the model
     * @param range how long sessions were
     * @param spend nano-dollars
     */
    public record Median(String app, String model, String range, long spend) {}

    private record Cell(String app, String model, String range) {}

    @Override
    public List<Median> answer(Sources sources) {
        AppBook.Book book = AppBook.BOOK.answer(sources);
        Map<Cell, List<Session>> cells =
                sources
                        .queries()
                        .sessions(Grain.WEEK.previous(week), Grain.WEEK.next(week))
                        .stream()
                        .flatMap(session ->
                                book.resolve(session.app()).stream()
                                        .map(app -> Map.entry(cell(app, session), session)))
                        .collect(
                                Collectors.groupingBy(
                                        Map.Entry::getKey,
                                        Collectors.mapping(
                                                Map.Entry::getValue, Collectors.toList())));
        return cells.entrySet().stream()
                .filter(cell -> accounts(cell.getValue()) >= Standing.K)
                .map(cell -> median(cell.getKey(), cell.getValue()))
                .sorted(
                        Comparator.comparing(Median::app)
                                .thenComparing(Median::model)
                                .thenComparingInt(one -> RANGES.indexOf(one.range())))
                .toList();
    }

    private static Cell cell(String app, Session session) {
        return new Cell(app, session.model(), range(session.turns()));
    }

    private static String range(long turns) {
        if (turns < FEW) {
            return RANGES.get(0);
        }
        return turns < SOME ? RANGES.get(1) : turns < MANY ? RANGES.get(2) : RANGES.get(3);
    }

    private static Median median(Cell cell, List<Session> sessions) {
        long[] spends = sessions.stream().mapToLong(Session::spend).sorted().toArray();
        int middle = spends.length / 2;
        long median =
                spends.length % 2 == 1 ? spends[middle] : (spends[middle - 1] + spends[middle]) / 2;
        return new Median(cell.app(), cell.model(), cell.range(), median);
    }

    private static long accounts(List<Session> sessions) {
        return sessions.stream().mapToLong(Session::account).distinct().count();
    }
}
