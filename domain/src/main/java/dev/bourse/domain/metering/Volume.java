package dev.bourse.domain.metering;

import dev.bourse.domain.unit.Units;

/**
 * How much of what is counted beside tokens a request asks for.
 *
 * @param likely what it will probably come to
 * @param most what it can come to
 */
public record Volume(Units likely, Units most) {
    /** Only tokens count. */
    public static final Volume NONE = new Volume(Units.NONE, Units.NONE);

    /** An amount that is known before. */
    public static Volume exactly(Units units) {
        return new Volume(units, units);
    }
}
