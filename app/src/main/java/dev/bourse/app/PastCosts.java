package dev.bourse.app;

import dev.bourse.domain.metering.Estimate;
import dev.bourse.domain.metering.OutputSize;
import dev.bourse.domain.metering.PromptSize;
import dev.bourse.domain.routing.Candidate;
import dev.bourse.domain.routing.Plan;
import dev.bourse.domain.unit.Money;

/**
 * What a request of a script can cost over the endpoints that may be tried.
 *
 * @param ceiling at most, at the dearest: the amount to hold
 * @param likely at the first
 * @param promptTokens the prompt's estimated length
 */
record PastCosts(Money ceiling, Money likely, long promptTokens) {
    static PastCosts of(Plan plan, PromptSize prompt, int utcMinute) {
        Money ceiling = Money.ZERO;
        Money likely = Money.ZERO;
        for (Candidate candidate : plan.candidates().reversed()) {
            OutputSize output = new OutputSize(-1, candidate.endpoint().maxCompletionTokens());
            Estimate one = Estimate.of(candidate.endpoint().prices(), prompt, output, utcMinute);
            ceiling = one.ceiling().compareTo(ceiling) > 0 ? one.ceiling() : ceiling;
            likely = one.likely();
        }
        return new PastCosts(ceiling, likely, prompt.likely());
    }
}
