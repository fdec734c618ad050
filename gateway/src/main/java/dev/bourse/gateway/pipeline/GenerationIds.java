package dev.bourse.gateway.pipeline;

import dev.bourse.domain.unit.GenerationId;

import java.util.HexFormat;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** Makes generation ids: {@code gen-}, epoch seconds, and 96 random bits, so they sort by age. */
public final class GenerationIds {
    private static final long MICROS = 1_000_000;
    private static final HexFormat HEX = HexFormat.of();

    private final LongSupplier clock;
    private final RandomGenerator random;

    /**
     * @param clock epoch microseconds
     * @param random for any number of threads
     */
    public GenerationIds(LongSupplier clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public GenerationId next() {
        return new GenerationId(
                "gen-"
                        + clock.getAsLong() / MICROS
                        + "-"
                        + HEX.toHexDigits(random.nextLong())
                        + HEX.toHexDigits(random.nextInt()));
    }
}
