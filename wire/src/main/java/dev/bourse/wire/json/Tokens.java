package dev.bourse.wire.json;

import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;

/**
 * The tokens of JSON, one after the other. What is malformed or beyond a limit is found when a
 * method gets there, and not before.
 */
sealed interface Tokens extends AutoCloseable permits QuickTokens, LibraryTokens {
    /** Moves to the next token; {@link JsonToken#NOT_AVAILABLE} when there is none. */
    JsonToken next() throws IOException;

    /** Moves to the end of the object or array that begins here, if one does. */
    void skip() throws IOException;

    /** The name that the reader stands on, with escapes resolved. */
    String name() throws IOException;

    /** Index of the first byte of the token. */
    int start();

    /** Index after its last byte, of a name after that of its value's first token. */
    int end() throws IOException;

    /** What the string says, or how the number is written. */
    String text() throws IOException;

    /** Whether the string says that. */
    boolean isText(String expected) throws IOException;

    /** The whole number; {@code otherwise} when it is beyond 64 bits. */
    long integer(long otherwise);

    /** The number, to the nearest. */
    double number() throws IOException;

    /** Reads the value that begins here into a tree. */
    JsonValue tree() throws IOException;

    /** The library's reader of the same tokens, which stands on the same one. */
    LibraryTokens library() throws IOException;

    @Override
    void close() throws IOException;
}
