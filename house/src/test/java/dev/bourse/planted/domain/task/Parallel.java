package dev.bourse.planted.domain.task;

import java.util.List;

class Parallel {
    long count(List<String> words) {
        return words.parallelStream().count();
    }
}
