package dev.bourse.planted.domain.task;

class Prints {
    void say(String word) {
        System.out.println(word);
    }
}
