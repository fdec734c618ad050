package dev.bourse.planted.domain.unit;

class FloatingField {
    double[] prices = {};
}
