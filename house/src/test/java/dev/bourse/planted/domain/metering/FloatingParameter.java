package dev.bourse.planted.domain.metering;

class FloatingParameter {
    long nanos(double usd) {
        return (long) usd;
    }
}
