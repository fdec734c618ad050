package dev.bourse.planted.domain.task;

import java.util.Random;

class RollsRandom {
    int roll() {
        return new Random().nextInt(6);
    }
}
