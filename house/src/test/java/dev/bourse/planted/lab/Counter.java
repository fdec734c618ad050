package dev.bourse.planted.lab;

class Counter {
    static int count;
}
