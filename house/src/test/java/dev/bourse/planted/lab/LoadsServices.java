package dev.bourse.planted.lab;

import java.util.ServiceLoader;

class LoadsServices {
    ServiceLoader<Runnable> load() {
        return ServiceLoader.load(Runnable.class);
    }
}
