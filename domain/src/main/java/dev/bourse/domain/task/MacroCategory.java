package dev.bourse.domain.task;

/** The four groups of {@linkplain TaskTag task tags} (openrouter.md 4.1). */
public enum MacroCategory {
    CODE("code"),
    DATA("data"),
    AGENT("agent"),
    GENERAL("general");

    private final String wireName;

    MacroCategory(String wireName) {
        this.wireName = wireName;
    }

    /** The name in the API, and the prefix of the tags of all groups but the last. */
    public String wireName() {
        return wireName;
    }
}
