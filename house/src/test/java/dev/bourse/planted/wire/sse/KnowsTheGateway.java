package dev.bourse.planted.wire.sse;

import dev.bourse.planted.gateway.live.ReadsClock;

record KnowsTheGateway(ReadsClock gateway) {}
