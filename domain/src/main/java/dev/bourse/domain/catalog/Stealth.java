package dev.bourse.domain.catalog;

import java.util.List;

/**
 * What everybody sees in the place of a provider that hides (openrouter.md 5.4): one name for all
 * of them, and the worst of policies.
 */
public final class Stealth {
    /** The author of every stealth model, and the provider of every stealth endpoint. */
    public static final String SLUG = "stealth";

    /** The provider's name for people. */
    public static final String NAME = "Stealth";

    private Stealth() {}

    /** The provider that stands for those that hide; nothing is ever sent to it by this name. */
    static Provider provider(boolean simulated) {
        return new Provider(
                SLUG,
                NAME,
                "",
                Dialect.OPENAI,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                DataPolicy.UNKNOWN,
                simulated);
    }
}
