package dev.bourse.app;

import dev.bourse.domain.fact.CreditsGranted;
import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.ledger.KeyKind;
import dev.bourse.domain.unit.Money;
import dev.bourse.gateway.live.Access;
import dev.bourse.gateway.live.KeyOrder;
import dev.bourse.sim.market.MarketScript;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Fills records with a simulated past, once for each data folder, and never where there is a real
 * one.
 */
final class Demo {
    private static final Money CREDITS =
            Money.ofDollars(new BigDecimal("10000"), RoundingMode.UNNECESSARY);

    private final Config config;
    private final Records records;
    private final Supplier<MarketScript> script;
    private final DemoMark mark;

    /**
     * @param script made only when the folder is to be filled
     */
    Demo(Config config, Records records, Supplier<MarketScript> script) {
        this.config = config;
        this.records = records;
        this.script = script;
        mark = new DemoMark(config.data());
    }

    /**
     * Takes a folder that is empty; leaves alone one that was filled before.
     *
     * @throws Complaint when the folder has facts of another kind, or was filled by halves
     */
    void begin() {
        mark.requireDemo(records.isFresh());
        if (records.isFresh()) {
            mark.begin();
        }
    }

    /** Fills a folder that is empty. */
    void fill(Inventory inventory, FirstKeys first) {
        if (records.isFresh()) {
            MarketScript past = script.get();
            new PastTraffic(
                            records,
                            past,
                            keys(past, first),
                            inventory,
                            Exchange.labeller(KeyFile.read(config.data(), "prompts.key")))
                    .play();
            records.awaitProjected();
            mark.end();
        }
    }

    private Map<String, Key> keys(MarketScript past, FirstKeys first) {
        Map<String, Key> keys = new HashMap<>();
        for (String account : past.accounts()) {
            keys.put(account, key(account, first, past.startMicros()));
        }
        return keys;
    }

    private Key key(String account, FirstKeys first, long atMicros) {
        if (account.equals(FirstKeys.ACCOUNT)) {
            return records.ledger().key(Access.hash(first.api().orElseThrow())).orElseThrow();
        }
        records.grant(
                new CreditsGranted(atMicros, "demo-" + account, account, CREDITS, "simulated"));
        KeyOrder order = KeyOrder.unlimited(account, KeyKind.INFERENCE, "Simulated");
        return records.access().issue(order, atMicros).key();
    }
}
