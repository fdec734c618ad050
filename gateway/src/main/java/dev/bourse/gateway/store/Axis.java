package dev.bourse.gateway.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What analytics can be grouped and filtered by. */
public enum Axis {
    MODEL("Model", "model"),
    PROVIDER("Provider", "provider"),
    ENDPOINT("Endpoint", "endpoint"),
    API_KEY_ID("API key", "key_hash"),
    APP("App", "app"),
    USER("End user", "end_user"),
    WORKSPACE("Workspace", "account"),
    SESSION("Session", "session_id"),
    OUTCOME("Outcome", "outcome"),
    FINISH_REASON("Finish reason", "finish_reason"),
    GENERATION_ID("Generation", "id"),
    TASK("Task", "task"),
    CATEGORY("Category", "category"),
    LANGUAGE("Language", "language"),
    PROGRAMMING_LANGUAGE("Programming language", "programming_language");

    private final String label;
    private final String column;

    Axis(String label, String column) {
        this.label = label;
        this.column = column;
    }

    /** The name in the API. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The axis of that name, or empty when there is none. */
    public static Optional<Axis> of(String wireName) {
        return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
    }

    /** The name for people. */
    public String label() {
        return label;
    }

    /** Whether the classifier says it, of those prompts that it looked at. */
    public boolean isTag() {
        return switch (this) {
            case TASK, CATEGORY, LANGUAGE, PROGRAMMING_LANGUAGE -> true;
            default -> false;
        };
    }

    String column() {
        return column;
    }
}
