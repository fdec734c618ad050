package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.ServiceTier;

/** Which service tiers a request draws from without naming an endpoint (openrouter.md 2.8). */
enum Pool {
    DEFAULT,
    DEFAULT_AND_PRIORITY,
    DEFAULT_AND_FLEX,
    FLEX;

    /** The service tier asked for decides, then the variant. */
    static Pool of(ServiceTier asked, Variant variant, boolean flexExists) {
        return switch (asked) {
            case PRIORITY -> DEFAULT_AND_PRIORITY;
            case FLEX -> flexExists ? FLEX : DEFAULT;
            case DEFAULT ->
                    switch (variant) {
                        case NITRO -> DEFAULT_AND_PRIORITY;
                        case FLOOR -> DEFAULT_AND_FLEX;
                        case NONE, EXACTO -> DEFAULT;
                    };
        };
    }

    boolean holds(ServiceTier tier) {
        return switch (tier) {
            case DEFAULT -> this != FLEX;
            case PRIORITY -> this == DEFAULT_AND_PRIORITY;
            case FLEX -> this == FLEX || this == DEFAULT_AND_FLEX;
        };
    }
}
