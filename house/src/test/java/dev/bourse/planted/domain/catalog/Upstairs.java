package dev.bourse.planted.domain.catalog;

public record Upstairs() {}
