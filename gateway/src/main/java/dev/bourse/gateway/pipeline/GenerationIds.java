package dev.bourse.gateway.pipeline;

import dev.bourse.domain.unit.GenerationId;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Makes generation ids: {@code gen-}, epoch seconds, and 96 random bits, so they sort by age. */
public final class GenerationIds {
    private static final long MICROS = 1_000_000;
    private static final HexFormat HEX = HexFormat.of();

    private final RandomGenerator random;

    /**
     * @param random for any number of threads
     */
    public GenerationIds(RandomGenerator random) {
        this.random = random;
    }

    /**
     * An id for what begins then.
     *
     * @param nowMicros epoch microseconds
     */
    public GenerationId next(long nowMicros) {
        return new GenerationId(
                "gen-"
                        + nowMicros / MICROS
                        + "-"
                        + HEX.toHexDigits(random.nextLong())
                        + HEX.toHexDigits(random.nextInt()));
    }
}
