package dev.bourse.gateway.store;

import dev.bourse.domain.fact.CreditsGranted;

import org.jdbi.v3.core.Handle;

/** Credits that accounts got. */
final class GrantTable {
    private static final String INSERT =
            """
            insert into credit_grant (id, granted_micros, account, amount, reason)
            values (:id, :granted, :account, :amount, :reason)
            on conflict (id) do nothing\
            """;

    private GrantTable() {}

    /** Inserts a row unless there is one; true when there was none. */
    static boolean insert(Handle transaction, CreditsGranted grant) {
        return transaction
                        .createUpdate(INSERT)
                        .bind("id", Texts.key(grant.id()))
                        .bind("granted", grant.atMicros())
                        .bind("account", Texts.stored(grant.account()))
                        .bind("amount", grant.amount().nanos())
                        .bind("reason", Texts.stored(grant.reason()))
                        .execute()
                == 1;
    }
}
