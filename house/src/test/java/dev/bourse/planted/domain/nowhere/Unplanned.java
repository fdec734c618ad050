package dev.bourse.planted.domain.nowhere;

record Unplanned() {}
