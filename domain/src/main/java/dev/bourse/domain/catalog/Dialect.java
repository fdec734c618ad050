package dev.bourse.domain.catalog;

/** The wire protocol that a client or an upstream speaks. */
public enum Dialect {
    OPENAI,
    RESPONSES,
    ANTHROPIC,
    GEMINI
}
