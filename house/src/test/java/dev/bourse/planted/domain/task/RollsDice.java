package dev.bourse.planted.domain.task;

class RollsDice {
    double roll() {
        return Math.random();
    }
}
