package dev.bourse.gateway.store;

import dev.bourse.domain.fact.CreditsGranted;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.util.Collection;

/** Credits that accounts got. */
final class GrantTable {
    private static final String INSERT =
            """
            insert into credit_grant (id, granted_micros, account, amount, reason)
            values (:id, :granted, :account, :amount, :reason)\
            """;

    private GrantTable() {}

    static void insert(Handle transaction, Collection<CreditsGranted> grants) {
        if (grants.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = transaction.prepareBatch(INSERT)) {
            for (CreditsGranted grant : grants) {
                batch.bind("id", Texts.key(grant.id()))
                        .bind("granted", grant.atMicros())
                        .bind("account", Texts.stored(grant.account()))
                        .bind("amount", grant.amount().nanos())
                        .bind("reason", Texts.stored(grant.reason()))
                        .add();
            }
            batch.execute();
        }
    }
}
