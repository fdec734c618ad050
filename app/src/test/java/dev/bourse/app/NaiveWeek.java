package dev.bourse.app;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.sim.market.MarketScript;
import dev.bourse.sim.market.MarketWorld;
import dev.bourse.sim.market.ScriptedRequest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a ranking over some days must say, added up from the script alone: whoever asked for a model
 * got an answer when some provider of it was up, and everything that was not confidential counts.
 */
final class NaiveWeek {
    private final MarketScript script;
    private final List<ScriptedRequest> counted;
    private final Function<ScriptedRequest, String> subject;

    private NaiveWeek(
            MarketScript script,
            List<ScriptedRequest> counted,
            Function<ScriptedRequest, String> subject) {
        this.script = script;
        this.counted = counted;
        this.subject = subject;
    }

    static NaiveWeek of(
            MarketScript script,
            long fromMicros,
            long untilMicros,
            Function<ScriptedRequest, String> subject) {
        NaiveWeek all = new NaiveWeek(script, List.of(), subject);
        List<ScriptedRequest> counted = new ArrayList<>();
        for (ScriptedRequest request : script.requests()) {
            boolean within = request.atMicros() >= fromMicros && request.atMicros() < untilMicros;
            if (within && !request.confidential() && all.answered(request)) {
                counted.add(request);
            }
        }
        return new NaiveWeek(script, counted, subject);
    }

    private boolean answered(ScriptedRequest request) {
        for (Endpoint endpoint : MarketWorld.endpoints()) {
            String provider = endpoint.provider();
            boolean down =
                    script.outages().stream()
                            .anyMatch(one ->
                                    one.provider().equals(provider)
                                            && request.atMicros() >= one.fromMicros()
                                            && request.atMicros() < one.untilMicros());
            boolean full = request.crowded() && provider.equals("sim-thrifty");
            if (endpoint.modelId().equals(request.model()) && !down && !full) {
                return true;
            }
        }
        return false;
    }

    /** The row of each subject. */
    Map<String, Row> rows() {
        Map<String, Row> rows = new HashMap<>();
        for (ScriptedRequest request : counted) {
            rows.computeIfAbsent(subject.apply(request), _ -> new Row()).add(request);
        }
        return rows;
    }

    /**
     * The most that an account's paid tokens count: the 95th percentile by nearest rank. There are
     * none in the first minutes of a week.
     */
    long cap() {
        List<Long> volumes = new ArrayList<>();
        rows().values().forEach(row -> volumes.addAll(row.paid.values()));
        volumes.sort(Comparator.naturalOrder());
        int rank = (int) Math.ceil(0.95 * volumes.size() - 1e-9);
        return Math.max(10_000, volumes.isEmpty() ? 0 : volumes.get(rank - 1));
    }

    /** Subjects by capped paid tokens, most first. */
    List<String> robust() {
        long cap = cap();
        Map<String, Row> rows = rows();
        Comparator<Map.Entry<String, Row>> byCapped =
                Comparator.comparingLong(each -> -each.getValue().capped(cap));
        return rows.entrySet().stream()
                .sorted(
                        byCapped.thenComparingLong(each -> -each.getValue().paid.size())
                                .thenComparingLong(each -> -each.getValue().tokens()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Subjects by tokens, most first. */
    List<String> raw() {
        Comparator<Map.Entry<String, Row>> byTokens =
                Comparator.comparingLong(each -> -each.getValue().tokens());
        return rows().entrySet().stream().sorted(byTokens).map(Map.Entry::getKey).toList();
    }

    /** Sums of one subject. */
    static final class Row {
        long prompt;
        long completion;
        long requests;
        long toolCalls;
        final Map<String, Long> all = new HashMap<>();
        final Map<String, Long> paid = new HashMap<>();

        private void add(ScriptedRequest request) {
            long tokens = (long) request.promptTokens() + request.outputTokens();
            prompt += request.promptTokens();
            completion += request.outputTokens();
            requests++;
            toolCalls += request.toolCalls();
            all.merge(request.account(), tokens, Long::sum);
            if (!request.model().endsWith(":free")) {
                paid.merge(request.account(), tokens, Long::sum);
            }
        }

        long tokens() {
            return prompt + completion;
        }

        long capped(long cap) {
            long sum = 0;
            for (long volume : paid.values()) {
                sum += Math.min(volume, cap);
            }
            return sum;
        }

        double topShare() {
            long most = 0;
            for (long volume : all.values()) {
                most = Math.max(most, volume);
            }
            return (double) most / tokens();
        }
    }
}
