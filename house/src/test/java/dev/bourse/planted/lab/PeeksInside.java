package dev.bourse.planted.lab;

import dev.bourse.planted.gateway.live.ReadsClock;

record PeeksInside(ReadsClock gateway) {}
