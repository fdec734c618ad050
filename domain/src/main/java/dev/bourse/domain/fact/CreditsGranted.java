package dev.bourse.domain.fact;

import dev.bourse.domain.unit.Money;

/**
 * An account got credits.
 *
 * @param atMicros when
 * @param id names the grant, so that it counts once
 * @param account who got them
 * @param amount how much; negative takes back
 * @param reason why, for people
 */
public record CreditsGranted(long atMicros, String id, String account, Money amount, String reason)
        implements Fact {}
