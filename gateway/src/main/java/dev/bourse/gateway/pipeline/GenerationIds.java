package dev.bourse.gateway.pipeline;

import dev.bourse.domain.unit.GenerationId;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * Makes generation ids: {@code gen-}, epoch seconds, the microseconds of that second as five
 * hexadecimal digits, and 64 random bits. Ids of a node sort by age, so that a store appends them
 * to its index; those of one moment differ by chance.
 */
public final class GenerationIds {
    private static final long MICROS = 1_000_000;
    private static final int MICRO_DIGITS = 5;
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
                        + HEX.toHexDigits(nowMicros % MICROS, MICRO_DIGITS)
                        + HEX.toHexDigits(random.nextLong()));
    }
}
