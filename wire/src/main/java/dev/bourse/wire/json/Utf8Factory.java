package dev.bourse.wire.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Makes the library's parsers of bytes that are known to be UTF-8 and begin with no byte order
 * mark. The library would first guess an encoding.
 */
final class Utf8Factory extends JsonFactory {
    private static final long serialVersionUID = 1;

    private static final int DEEPEST = 200;
    private static final int LONGEST_NUMBER = 400;

    private static final JsonFactory FACTORY =
            new Utf8Factory(
                    new JsonFactoryBuilder()
                            .streamReadConstraints(
                                    StreamReadConstraints.builder()
                                            .maxNestingDepth(DEEPEST)
                                            .maxNumberLength(LONGEST_NUMBER)
                                            .maxStringLength(Integer.MAX_VALUE)
                                            .build())
                            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES));

    private Utf8Factory(JsonFactoryBuilder settings) {
        super(settings);
    }

    /** A parser of the bytes from {@code from} up to {@code to}. */
    static JsonParser parser(byte[] source, int from, int to) {
        try {
            return FACTORY.createParser(source, from, to - from);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    protected JsonParser _createParser(byte[] source, int from, int length, IOContext context) {
        ByteQuadsCanonicalizer names = _byteSymbolCanonicalizer.makeChild(_factoryFeatures);
        return new UTF8StreamJsonParser(
                context, _parserFeatures, null, null, names, source, from, from + length, 0, false);
    }
}
