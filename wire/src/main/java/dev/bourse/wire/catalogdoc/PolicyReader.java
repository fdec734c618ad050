package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.DataPolicy;

import java.util.Set;

/** The {@code data-policy} of a provider or an endpoint in a catalogue document. */
final class PolicyReader {
    private static final String POLICY = "data-policy";
    private static final String DAYS = "retention-days";

    private PolicyReader() {}

    static DataPolicy read(Entry entry, DataPolicy otherwise) {
        if (entry.says(POLICY, "unknown")) {
            return DataPolicy.UNKNOWN;
        }
        return entry.object(POLICY).map(PolicyReader::policy).orElse(otherwise);
    }

    private static DataPolicy policy(Entry policy) {
        policy.allowOnly(Set.of("trains", DAYS, "publishes", "zero-retention"));
        boolean trains = policy.flag("trains").orElseThrow(() -> policy.missing("trains"));
        boolean none = policy.flag("zero-retention").orElse(false);
        int days = days(policy);
        if (none && (trains || days != 0)) {
            throw policy.wrong("zero-retention", "contradicts training or keeping");
        }
        return new DataPolicy(
                trains, days != 0, days, policy.flag("publishes").orElse(trains), none);
    }

    private static int days(Entry policy) {
        if (policy.says(DAYS, "unknown")) {
            return DataPolicy.UNKNOWN.retentionDays();
        }
        long days = policy.count(DAYS).orElseThrow(() -> policy.missing(DAYS));
        if (days > Integer.MAX_VALUE) {
            throw policy.wrong(DAYS, "is too long: " + days);
        }
        return (int) days;
    }
}
