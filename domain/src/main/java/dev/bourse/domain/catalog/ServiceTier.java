package dev.bourse.domain.catalog;

/** How fast and how dear a provider serves an endpoint. */
public enum ServiceTier {
    DEFAULT,
    FLEX,
    PRIORITY
}
