package dev.bourse.app;

import dev.bourse.domain.fact.CreditsGranted;
import dev.bourse.domain.ledger.KeyKind;
import dev.bourse.gateway.live.Access;
import dev.bourse.gateway.live.IssuedKey;
import dev.bourse.gateway.live.KeyOrder;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The keys of the default account. The first start makes one of each kind, and grants the account
 * its credits; presets exist from the start at which they are first given.
 *
 * @param api the API key when it was made or preset at this start
 * @param management the management key when it was made or preset at this start
 * @param areNew whether they were made now, so that they must be shown
 */
record FirstKeys(Optional<String> api, Optional<String> management, boolean areNew) {
    /** The account that a fresh exchange has. */
    static final String ACCOUNT = "default";

    private static final String GRANT = "first-start";

    /** Grants the first credits, and makes the keys whose text was chosen beforehand. */
    static void prepare(Config config, Records records) {
        long now = Clocks.epochMicros();
        if (records.isFresh()) {
            records.grant(new CreditsGranted(now, GRANT, ACCOUNT, config.credits(), "first start"));
        }
        key(records.access(), config.apiKey(), KeyKind.INFERENCE, false, now);
        key(records.access(), config.managementKey(), KeyKind.MANAGEMENT, false, now);
    }

    /**
     * Makes what is missing. What is made here is shown once, so nothing may fail between this and
     * showing it.
     *
     * @param isFirstStart whether the books know no key yet
     */
    static FirstKeys of(Config config, Records records, BooleanSupplier isFirstStart) {
        boolean first = isFirstStart.getAsBoolean();
        long now = Clocks.epochMicros();
        Access access = records.access();
        return new FirstKeys(
                key(access, config.apiKey(), KeyKind.INFERENCE, first, now),
                key(access, config.managementKey(), KeyKind.MANAGEMENT, first, now),
                first);
    }

    private static Optional<String> key(
            Access access, @Nullable String preset, KeyKind kind, boolean first, long now) {
        String name = kind == KeyKind.INFERENCE ? "First key" : "First management key";
        KeyOrder order = KeyOrder.unlimited(ACCOUNT, kind, name);
        if (preset != null) {
            return Optional.of(access.preset(preset, order, now)).map(IssuedKey::secret);
        }
        return first
                ? Optional.of(access.issue(order, now)).map(IssuedKey::secret)
                : Optional.empty();
    }

    /** Never shows a key by accident. */
    @Override
    public String toString() {
        return "FirstKeys[areNew=" + areNew + "]";
    }
}
