package dev.bourse.planted.lab;

import org.jspecify.annotations.Nullable;

class Injected {
    @Inject @Nullable Object dependency;
}
