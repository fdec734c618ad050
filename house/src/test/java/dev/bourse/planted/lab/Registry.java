package dev.bourse.planted.lab;

import java.util.concurrent.atomic.AtomicLong;

class Registry {
    static final AtomicLong NEXT = new AtomicLong();
}
