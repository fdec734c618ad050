package dev.bourse.gateway.pipeline;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.fact.AttemptRecord;
import dev.bourse.domain.routing.Candidate;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way through a plan: each endpoint is tried once, a model that rejected the request is left
 * out from then on, and the number of attempts is bounded.
 */
final class Itinerary {
    private final List<Candidate> candidates;
    private final int mostAttempts;
    private final Set<String> rejectedBy = new HashSet<>();
    private final List<AttemptRecord> records = new ArrayList<>();
    private final List<Failed> failures = new ArrayList<>();
    private int position;
    private int begun;
    private @Nullable Verdict unsaid;

    /** An endpoint that failed, and what that means. */
    record Failed(Endpoint endpoint, Verdict verdict) {}

    Itinerary(List<Candidate> candidates, int mostAttempts) {
        this.candidates = candidates;
        this.mostAttempts = mostAttempts;
    }

    /** Where to go next; empty when the way ends here. */
    Optional<Candidate> next() {
        while (position < candidates.size() && begun < mostAttempts) {
            Candidate candidate = candidates.get(position++);
            if (!rejectedBy.contains(candidate.endpoint().modelId())) {
                begun++;
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    void failed(Candidate candidate, Verdict verdict, long micros) {
        if (verdict.isAboutTheRequest()) {
            rejectedBy.add(candidate.endpoint().modelId());
        }
        record(candidate, verdict.status(), verdict.result(), micros);
        failures.add(new Failed(candidate.endpoint(), verdict));
    }

    /** Notes that an endpoint was not asked, since its dialect can't say what the caller says. */
    void impossible(Candidate candidate, Verdict verdict) {
        begun--;
        unsaid = verdict;
        record(candidate, 0, verdict.result(), 0);
    }

    /** Notes how an attempt went that needs no other after it. */
    void record(Candidate candidate, int status, String result, long micros) {
        records.add(
                new AttemptRecord(
                        candidate.endpoint().id(),
                        candidate.endpoint().provider(),
                        candidate.endpoint().modelId(),
                        status,
                        result,
                        micros));
    }

    List<AttemptRecord> records() {
        return List.copyOf(records);
    }

    List<Failed> failures() {
        return List.copyOf(failures);
    }

    /** Why an endpoint was not asked; null when all that were reached were. */
    @Nullable Verdict unsaid() {
        return unsaid;
    }
}
