package dev.bourse.wire.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;

/** Tokens as the library reads them, with its limits and in its words. */
final class LibraryTokens implements Tokens {
    private final JsonParser parser;
    private final int origin;

    private LibraryTokens(JsonParser parser, int origin) {
        this.parser = parser;
        this.origin = origin;
    }

    /** Starts before the first token of bytes that are UTF-8 without a byte order mark. */
    static LibraryTokens of(byte[] source, int from, int to) {
        return new LibraryTokens(Utf8Factory.parser(source, from, to), from);
    }

    /** Moves on to a token that is known to be there, by its kind and where it starts. */
    void seek(JsonToken token, int start) throws IOException {
        while (parser.currentToken() != token || start() != start) {
            if (parser.nextToken() == null) {
                throw new JsonException("malformed JSON");
            }
        }
    }

    @Override
    public LibraryTokens library() {
        return this;
    }

    @Override
    public JsonToken next() throws IOException {
        JsonToken read = parser.nextToken();
        return read == null ? JsonToken.NOT_AVAILABLE : read;
    }

    @Override
    public void skip() throws IOException {
        parser.skipChildren();
    }

    @Override
    public String name() throws IOException {
        return parser.currentName();
    }

    @Override
    public int start() {
        return origin + (int) parser.currentTokenLocation().getByteOffset();
    }

    @Override
    public int end() throws IOException {
        parser.finishToken();
        return origin + (int) parser.currentLocation().getByteOffset();
    }

    @Override
    public String text() throws IOException {
        return parser.getText();
    }

    @Override
    public boolean isText(String expected) throws IOException {
        return parser.getText().equals(expected);
    }

    @Override
    public long integer(long otherwise) {
        try {
            return parser.getLongValue();
        } catch (IOException _) {
            return otherwise;
        }
    }

    @Override
    public double number() throws IOException {
        return parser.getDoubleValue();
    }

    @Override
    public JsonValue tree() throws IOException {
        return Json.value(parser);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
