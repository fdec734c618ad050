package dev.bourse.domain.unit;

/**
 * Names one generation: {@code gen-} and a part made by the application.
 *
 * @param value the whole id, 5 to 64 characters
 */
public record GenerationId(String value) {
    private static final String PREFIX = "gen-";
    private static final int LONGEST = 64;

    public GenerationId {
        if (!value.startsWith(PREFIX)
                || value.length() == PREFIX.length()
                || value.length() > LONGEST) {
            throw new IllegalArgumentException("not a generation id: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
