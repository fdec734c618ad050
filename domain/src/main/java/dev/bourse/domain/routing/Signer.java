package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Model;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * Whose models can verify a signed or encrypted piece of reasoning: those of the vendor that made
 * it, wherever they run.
 */
public enum Signer {
    ANTHROPIC("anthropic", "anthropic", Dialect.ANTHROPIC),
    GOOGLE("gemini", "google", Dialect.GEMINI),
    OPENAI("openai", "openai", Dialect.RESPONSES),
    XAI("xai", "x-ai", null),
    META("meta", "meta-llama", null);

    private final String word;
    private final String author;
    private final @Nullable Dialect dialect;

    Signer(String word, String author, @Nullable Dialect dialect) {
        this.word = word;
        this.author = author;
        this.dialect = dialect;
    }

    /**
     * Who signs in that format of {@code reasoning_details} (openrouter.md 1.4); empty for an
     * unknown one. The platform that a name begins with does not sign, so the last word counts
     * ({@code bedrock-xai-responses-v1}).
     */
    public static Optional<Signer> ofFormat(String format) {
        Signer found = null;
        int last = -1;
        for (Signer one : values()) {
            int at = format.indexOf(one.word);
            if (at > last) {
                last = at;
                found = one;
            }
        }
        return Optional.ofNullable(found);
    }

    /** Whether this vendor's signatures have their place in that dialect. */
    public boolean speaks(Dialect spoken) {
        return dialect == spoken;
    }

    /** Who signs what that model thinks behind that dialect; null when nobody does. */
    static @Nullable Signer of(Model model, Dialect dialect) {
        for (Signer one : values()) {
            if (model.author().equals(one.author)) {
                return one;
            }
        }
        for (Signer one : values()) {
            if (one.dialect == dialect) {
                return one;
            }
        }
        return null;
    }
}
