package dev.bourse.domain.market;

/**
 * The stretches of time in which a fact is counted.
 *
 * @param hour when its hour begins, epoch microseconds
 * @param day when its day begins
 */
record Moment(long hour, long day) {
    static Moment of(long micros) {
        return new Moment(Grain.HOUR.begin(micros), Grain.DAY.begin(micros));
    }
}
