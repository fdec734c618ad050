package dev.bourse.sim.provider;

import static dev.bourse.domain.catalog.ServiceTier.FLEX;
import static dev.bourse.domain.catalog.ServiceTier.PRIORITY;

import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.sim.provider.Merchant.Offer;
import dev.bourse.sim.provider.SimulatedProfile.Capacity;

import java.util.List;

/**
 * The four providers of the simulated world: a fast and dear one, a middling one that keeps
 * nothing, a cheap and slow one that trains on what it sees, and one that is far away. Prices are
 * in USD per million tokens; some leave half a nano-dollar to round. The first two sell slow
 * answers at half their price, the first also fast ones at twice its price. The first has a twin
 * for each dialect that it does not speak, with the same words and prices.
 */
final class Merchants {
    static final List<Merchant> ALL =
            List.of(
                    new Merchant(
                            "sim-swift",
                            new Latency(180, 700),
                            new Latency(6, 20),
                            new Capacity(512, 0),
                            Quantization.FP8,
                            new DataPolicy(false, true, 30, false, false),
                            List.of(
                                    new Offer(Wares.CHAT_LARGE, "3", "12", "0.3"),
                                    new Offer(Wares.CHAT_SMALL, "0.2", "0.8", "0.02"),
                                    new Offer(Wares.CODE, "0.6", "2.4", "0.06"),
                                    new Offer(Wares.CHAT_LARGE, "6", "24", "0.6", PRIORITY),
                                    new Offer(Wares.CHAT_SMALL, "0.4", "1.6", "0.04", PRIORITY),
                                    new Offer(Wares.CODE, "1.2", "4.8", "0.12", PRIORITY),
                                    new Offer(Wares.CHAT_LARGE, "1.5", "6", "0.15", FLEX),
                                    new Offer(Wares.CHAT_SMALL, "0.1", "0.4", "0.01", FLEX),
                                    new Offer(Wares.CODE, "0.3", "1.2", "0.03", FLEX))),
                    new Merchant(
                            "sim-steady",
                            new Latency(350, 1200),
                            new Latency(14, 40),
                            new Capacity(512, 0),
                            Quantization.BF16,
                            DataPolicy.ZERO_RETENTION,
                            List.of(
                                    new Offer(Wares.CHAT_LARGE, "2.5", "10", "0.625"),
                                    new Offer(Wares.CHAT_SMALL, "0.15", "0.6", "0.0375"),
                                    new Offer(Wares.CODE, "0.5", "2", "0.125"),
                                    new Offer(Wares.CHAT_LARGE, "1.25", "5", "0.3125", FLEX),
                                    new Offer(Wares.CHAT_SMALL, "0.075", "0.3", "0.01875", FLEX),
                                    new Offer(Wares.CODE, "0.25", "1", "0.0625", FLEX))),
                    new Merchant(
                            "sim-thrifty",
                            new Latency(700, 4000),
                            new Latency(25, 90),
                            new Capacity(256, 6_000_000),
                            Quantization.FP4,
                            DataPolicy.UNKNOWN,
                            List.of(
                                    new Offer(Wares.CHAT_LARGE, "1.9", "7.6", ""),
                                    new Offer(Wares.CHAT_SMALL, "0.0875", "0.35", ""),
                                    new Offer(Wares.CODE, "0.3125", "1.25", ""),
                                    new Offer(Wares.CHAT_SMALL_FREE, "0", "0", ""))),
                    new Merchant(
                            "sim-distant",
                            new Latency(1100, 5000),
                            new Latency(20, 70),
                            new Capacity(256, 0),
                            Quantization.FP16,
                            new DataPolicy(false, true, 7, false, false),
                            List.of(
                                    new Offer(Wares.CHAT_LARGE, "2.2", "8.8", ""),
                                    new Offer(Wares.CHAT_SMALL, "0.1125", "0.45", ""),
                                    new Offer(Wares.CODE, "0.375", "1.55", ""),
                                    new Offer(Wares.CHAT_SMALL_FREE, "0", "0", ""))));

    static final List<Merchant> TWINS =
            List.of(
                    ALL.getFirst().twin("sim-responses", Dialect.RESPONSES),
                    ALL.getFirst().twin("sim-anthropic", Dialect.ANTHROPIC),
                    ALL.getFirst().twin("sim-gemini", Dialect.GEMINI));

    private Merchants() {}
}
