package dev.bourse.planted.domain.unit;

import dev.bourse.planted.domain.catalog.Upstairs;

record LooksUp(Upstairs above) {}
