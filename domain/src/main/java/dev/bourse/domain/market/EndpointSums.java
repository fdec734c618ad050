package dev.bourse.domain.market;

import dev.bourse.domain.fact.AnswerForm;
import dev.bourse.domain.fact.AttemptRecord.Verdict;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.GenerationFinished.Outcome;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is summed about one endpoint: how it served by the hour, and who paid by the day. */
final class EndpointSums {
    private final String endpoint;
    private final ByTime<Serving> servings = new ByTime<>(Serving::new);
    private final ByTime<Set<String>> payers = new ByTime<>(HashSet::new);

    EndpointSums(String endpoint) {
        this.endpoint = endpoint;
    }

    /** How it served in an hour. */
    private static final class Serving {
        private long good;
        private long failed;
        private long rateLimited;
        private long forbidden;
        private long formed;
        private long malformed;
        private final TrafficSum traffic = new TrafficSum();
        private final List<Timing> timings = new ArrayList<>();

        void add(Verdict verdict) {
            switch (verdict) {
                case GOOD -> good++;
                case FAILED -> failed++;
                case RATE_LIMITED -> rateLimited++;
                case FORBIDDEN -> forbidden++;
                case NONE -> {}
            }
        }

        void add(AnswerForm form) {
            formed++;
            malformed += form == AnswerForm.VALID ? 0 : 1;
        }

        Service service() {
            return new Service(
                    good, failed, rateLimited, forbidden, formed, malformed, traffic.traffic());
        }
    }

    void addAttempt(Moment at, Verdict verdict) {
        servings.at(at.hour()).add(verdict);
    }

    void addAnswer(Moment at, GenerationFinished end, Traffic traffic) {
        Serving serving = servings.at(at.hour());
        serving.traffic.add(traffic);
        if (end.work().form() != null) {
            serving.add(end.work().form());
        }
        if (end.outcome() == Outcome.COMPLETED && end.firstTokenMicros() >= 0) {
            serving.timings.add(Timing.of(end));
        }
    }

    void addPayer(Moment at, String account) {
        payers.at(at.day()).add(account);
    }

    /** Hours in which anything was asked of it. */
    int size() {
        return servings.size();
    }

    void payers(Map<Bucket, Set<String>> all) {
        if (payers.size() > 0) {
            Series series = Series.endpoint(endpoint);
            payers.forEach((day, who) -> all.put(new Bucket(series, Grain.DAY, day), who));
        }
    }

    void services(Map<Delta.Hour, Service> all) {
        servings.forEach((start, one) -> all.put(new Delta.Hour(endpoint, start), one.service()));
    }

    void timings(Map<Delta.Hour, List<Timing>> all) {
        servings.forEach((start, one) -> {
            if (!one.timings.isEmpty()) {
                all.put(new Delta.Hour(endpoint, start), one.timings);
            }
        });
    }
}
