package dev.bourse.domain.ledger;

import dev.bourse.domain.unit.Money;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The books at one position of the journal: what a checkpoint keeps and a start begins from.
 *
 * @param accounts accounts by name
 * @param keys keys that exist, with their spending
 * @param spentElsewhere charges of keys that were deleted or never known
 * @param holds open holds
 * @param grants ids of grants that were posted
 * @param settled the generations that were settled last, oldest first
 * @param forgottenUpToMicros any other settled generation was admitted at this moment or earlier
 */
public record LedgerState(
        Map<String, Account> accounts,
        List<KeyState> keys,
        Money spentElsewhere,
        List<OpenHold> holds,
        Set<String> grants,
        List<Settled> settled,
        long forgottenUpToMicros) {
    /** Empty books. */
    public static final LedgerState EMPTY =
            new LedgerState(
                    Map.of(),
                    List.of(),
                    Money.ZERO,
                    List.of(),
                    Set.of(),
                    List.of(),
                    Long.MIN_VALUE);

    public LedgerState {
        accounts = Map.copyOf(accounts);
        keys = List.copyOf(keys);
        holds = List.copyOf(holds);
        grants = Set.copyOf(grants);
        settled = List.copyOf(settled);
    }
}
