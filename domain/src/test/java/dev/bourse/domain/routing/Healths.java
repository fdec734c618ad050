package dev.bourse.domain.routing;

/** States of health in the words of a specification. */
final class Healths {
    private Healths() {}

    /** Every tenth request of the last 30 seconds failed; too few to judge uptime. */
    static Health failing() {
        return new Health(9, 1, 9, 1, 0, Percentiles.UNMEASURED, Percentiles.UNMEASURED);
    }

    static Health recently(long successes, long failures) {
        return new Health(
                0, 0, successes, failures, 0, Percentiles.UNMEASURED, Percentiles.UNMEASURED);
    }

    static Health coolingUntil(long micros) {
        return new Health(0, 0, 0, 0, micros, Percentiles.UNMEASURED, Percentiles.UNMEASURED);
    }

    static Health uptime(long successes, long failures) {
        return new Health(
                successes, failures, 0, 0, 0, Percentiles.UNMEASURED, Percentiles.UNMEASURED);
    }

    static Health throughput(double p50, double p75, double p90, double p99) {
        return new Health(
                0, 0, 0, 0, 0, Percentiles.UNMEASURED, new Percentiles(p50, p75, p90, p99, 100));
    }

    static Health latency(double p50, double p75, double p90, double p99) {
        return new Health(
                0, 0, 0, 0, 0, new Percentiles(p50, p75, p90, p99, 100), Percentiles.UNMEASURED);
    }
}
