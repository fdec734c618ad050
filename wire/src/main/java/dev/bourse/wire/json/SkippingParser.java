package dev.bourse.wire.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;

import java.io.IOException;

/**
 * The library's parser, but quicker at what the data path does most: passing over strings that
 * nobody reads. A prompt of a megabyte is one such string, of which the library looks up each byte
 * in a table. Where a stretch that is {@linkplain PlainText plain} ends, and in all that is wrong,
 * the library goes on, at the byte where it would be, so that the same texts are refused in the
 * same words. The bytes have to be UTF-8, which is no longer checked here.
 */
final class SkippingParser extends UTF8StreamJsonParser {
    private SkippingParser(
            IOContext context,
            int features,
            ByteQuadsCanonicalizer names,
            byte[] source,
            int from) {
        super(context, features, null, null, names, source, from, from, 0, false);
    }

    @Override
    protected void _skipString() throws IOException {
        int at = PlainText.end(_inputBuffer, _inputPtr, _inputEnd);
        while (at < _inputEnd && _inputBuffer[at] == '\\') {
            _inputPtr = at + 1;
            var _ = _decodeEscaped();
            at = PlainText.end(_inputBuffer, _inputPtr, _inputEnd);
        }
        _inputPtr = at;
        super._skipString();
    }

    /** Makes such parsers of bytes that are UTF-8 and begin with no byte order mark. */
    static final class Factory extends JsonFactory {
        private static final long serialVersionUID = 1;

        Factory(JsonFactoryBuilder settings) {
            super(settings);
        }

        /** The library would first guess an encoding. */
        @Override
        protected JsonParser _createParser(byte[] source, int from, int length, IOContext context) {
            ByteQuadsCanonicalizer names = _byteSymbolCanonicalizer.makeChild(_factoryFeatures);
            SkippingParser parser =
                    new SkippingParser(context, _parserFeatures, names, source, from);
            parser._inputEnd = from + length;
            return parser;
        }
    }
}
