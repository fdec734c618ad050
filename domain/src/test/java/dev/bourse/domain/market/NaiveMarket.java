package dev.bourse.domain.market;

import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.GenerationFinished.Outcome;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The market by the shortest way: every figure from all generations at once, with nothing shared
 * with the folds but the facts.
 */
record NaiveMarket(Collection<GenerationFinished> all) {
    /** What a ranking says of one model. */
    record Row(
            String model,
            long tokens,
            long capped,
            int accounts,
            int payers,
            double hhi,
            double top1,
            long spend) {}

    /** The public answers of some days. */
    NaiveMarket between(LocalDate first, LocalDate last) {
        return new NaiveMarket(
                all.stream()
                        .filter(NaiveMarket::counts)
                        .filter(end -> !day(end).isBefore(first) && !day(end).isAfter(last))
                        .toList());
    }

    List<Row> ranking(Function<GenerationFinished, String> subject) {
        long cap = cap(subject);
        return subjects(subject).stream()
                .map(name -> row(name, of(subject, name), cap))
                .filter(row -> row.tokens() > 0)
                .sorted(
                        Comparator.comparingLong(Row::capped)
                                .thenComparingInt(Row::payers)
                                .thenComparingLong(Row::tokens)
                                .reversed()
                                .thenComparing(Row::model))
                .toList();
    }

    private Row row(String name, List<GenerationFinished> own, long cap) {
        Map<String, Long> tokens = byAccount(own, NaiveMarket::tokens);
        Map<String, Long> paid = byAccount(own, NaiveMarket::paid);
        double total = tokens.values().stream().mapToLong(Long::longValue).sum();
        ToDoubleFunction<Long> share = volume -> total == 0 ? 0 : volume / total;
        return new Row(
                name,
                (long) total,
                paid.values().stream().mapToLong(volume -> Math.min(volume, cap)).sum(),
                tokens.size(),
                (int) paid.values().stream().filter(volume -> volume > 0).count(),
                tokens.values().stream().mapToDouble(share).map(s -> s * s).sum(),
                tokens.values().stream().mapToDouble(share).max().orElse(0),
                own.stream().mapToLong(end -> end.charge().total().nanos()).sum());
    }

    /** Of all positive volumes the smallest that 95 of 100 do not exceed. */
    private long cap(Function<GenerationFinished, String> subject) {
        List<Long> volumes =
                subjects(subject).stream()
                        .flatMap(name ->
                                byAccount(of(subject, name), NaiveMarket::paid).values().stream())
                        .filter(volume -> volume > 0)
                        .sorted()
                        .toList();
        long percentile =
                volumes.stream()
                        .filter(volume ->
                                volumes.stream().filter(other -> other <= volume).count() * 100
                                        >= volumes.size() * 95L)
                        .findFirst()
                        .orElse(0L);
        return Math.max(10_000, percentile);
    }

    private Set<String> subjects(Function<GenerationFinished, String> subject) {
        return all.stream().map(subject).collect(Collectors.toCollection(TreeSet::new));
    }

    private List<GenerationFinished> of(Function<GenerationFinished, String> subject, String name) {
        return all.stream().filter(end -> subject.apply(end).equals(name)).toList();
    }

    private static Map<String, Long> byAccount(
            List<GenerationFinished> some, Function<GenerationFinished, Long> volume) {
        return some.stream()
                .collect(
                        Collectors.groupingBy(
                                GenerationFinished::account,
                                TreeMap::new,
                                Collectors.summingLong(volume::apply)));
    }

    private static boolean counts(GenerationFinished end) {
        return end.usage() != null
                && !end.work().confidential()
                && end.work().cachedFrom() == null
                && end.outcome() != Outcome.INTERRUPTED;
    }

    private static long tokens(GenerationFinished end) {
        return end.usage() == null ? 0 : end.usage().tokens().total();
    }

    private static long paid(GenerationFinished end) {
        return end.charge().total().nanos() > 0 ? tokens(end) : 0;
    }

    static LocalDate day(GenerationFinished end) {
        return LocalDate.ofInstant(
                Instant.ofEpochSecond(0, end.atMicros() * 1_000), ZoneOffset.UTC);
    }
}
