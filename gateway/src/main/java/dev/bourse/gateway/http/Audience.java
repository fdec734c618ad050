package dev.bourse.gateway.http;

import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Retention;
import dev.bourse.domain.market.Standing;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a model keeps its users. Every figure is about a number of accounts, those who stayed
 * included, so that it is told only where there are at least {@link Standing#K} of them, or none.
 */
final class Audience {
    private final Withheld withheld;

    private Audience(Withheld withheld) {
        this.withheld = withheld;
    }

    /** The members of an answer; notes what is not told. */
    static Members of(String model, Retention retention, Withheld withheld) {
        Audience audience = new Audience(withheld);
        return new Members()
                .put("id", model)
                .put("cohorts", retention.cohorts().stream().map(audience::cohort).toList())
                .put("free_period", audience.freePeriod(retention.free()));
    }

    private Map<String, ?> cohort(Retention.Cohort cohort) {
        boolean told =
                withheld.unless(
                        Standing.isTold(cohort.accounts()),
                        "cohorts.accounts",
                        "cohorts.retention");
        return new Members()
                .put("week", Grain.date(cohort.week()).toString())
                .putIf(told, "accounts", cohort.accounts())
                .putIf(told, "retention", shares(cohort))
                .map();
    }

    private List<@Nullable Double> shares(Retention.Cohort cohort) {
        List<@Nullable Double> shares = new ArrayList<>();
        for (int active : cohort.active()) {
            boolean told = withheld.unless(Standing.isTold(active), "cohorts.retention");
            shares.add(told ? (double) active / cohort.accounts() : null);
        }
        return shares;
    }

    private @Nullable Members freePeriod(Retention.@Nullable FreePeriod free) {
        if (free == null) {
            return null;
        }
        boolean users = told(free.users(), "free_period.users_in_last_free_week");
        boolean payers = told(free.payers(), "free_period.payers_in_weeks_1_to_4");
        boolean share = withheld.unless(users && payers, "free_period.retention");
        double retention = (double) free.payers() / free.users();
        return new Members()
                .put("ended_week", Grain.date(free.lastWeek()).toString())
                .putIf(users, "users_in_last_free_week", free.users())
                .putIf(payers, "payers_in_weeks_1_to_4", free.payers())
                .figureIf(share, "retention", retention);
    }

    private boolean told(int accounts, String member) {
        return withheld.unless(Standing.isTold(accounts), member);
    }
}
