package dev.bourse.planted.domain.metering;

class FloatingReturn {
    float price() {
        return 0;
    }
}
