package dev.bourse.domain.fact;

/** What kind of work a generation was (openrouter.md 1.10). */
public enum ApiType {
    COMPLETIONS("completions"),
    EMBEDDINGS("embeddings"),
    RERANK("rerank"),
    IMAGE("image"),
    SPEECH("tts"),
    TRANSCRIPTION("stt");

    private final String wireName;

    ApiType(String wireName) {
        this.wireName = wireName;
    }

    /** The {@code api_type} of a generation record. */
    public String wireName() {
        return wireName;
    }
}
