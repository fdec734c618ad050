package dev.bourse.wire.responses;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.responses.Field.Rule;

import java.util.List;

/** Rules that several members share, and those too small for a class. */
final class Rules {
    static final String LOGPROBS = "message.output_text.logprobs";

    static final Rule FLAG = (in, name, scan) -> in.flag(name);
    static final Rule OBJECT =
            (in, name, scan) -> {
                in.object(name);
                in.skip();
            };
    static final Rule ARRAY =
            (in, name, scan) -> {
                in.array(name);
                in.skip();
            };
    static final Rule EXTENSION = (in, name, scan) -> scan.extensions.read(in, name);

    private static final List<String> MODALITIES = List.of("text", "image", "audio");
    private static final int INCLUDES = 64;
    private static final int LONGEST_INCLUDE = 256;
    private static final int PAIRS = 16;
    private static final int KEY = 64;
    private static final int VALUE = 512;

    private Rules() {}

    static Rule number(long least, long most) {
        return (in, name, scan) -> in.number(name, least, most);
    }

    static Rule integer(long least, long most) {
        return (in, name, scan) -> in.integer(name, least, most);
    }

    static Rule word(List<String> words) {
        return (in, name, scan) -> in.word(name, words);
    }

    /** A member that asks for something to be kept: nothing is (openrouter.md 1.6). */
    static Rule stateless(String only) {
        return (in, name, scan) -> {
            boolean harmless = only.equals("false") && !in.isNull() && !in.flag(name);
            JsonScanner.require(
                    harmless, name, "must be " + only + ": responses are not stored here");
        };
    }

    static void prompt(JsonScanner in, String name, RequestScan scan) {
        in.object(name);
        in.skip();
        scan.prompt = true;
    }

    static void cap(JsonScanner in, String name, RequestScan scan) {
        scan.maxOutputTokens = in.integer(name, 1, Integer.MAX_VALUE);
    }

    /** How many calls of the provider's own tools there may be. */
    static void calls(JsonScanner in, String name, RequestScan scan) {
        scan.mostCalls = in.integer(name, 1, Integer.MAX_VALUE);
    }

    static void toolChoice(JsonScanner in, String name, RequestScan scan) {
        if (in.isText()) {
            in.word(name, Words.TOOL_CHOICES);
        } else {
            OBJECT.read(in, name, scan);
        }
    }

    static void include(JsonScanner in, String name, RequestScan scan) {
        if (in.texts(name, INCLUDES, LONGEST_INCLUDE).contains(LOGPROBS)) {
            scan.parameters().add(Parameter.LOGPROBS);
        }
    }

    static void modalities(JsonScanner in, String name, RequestScan scan) {
        in.array(name);
        while (in.nextItem()) {
            Modality.of(in.word(name, MODALITIES)).ifPresent(scan.outputs::add);
        }
    }

    /** A mark at the top, which asks for the whole prompt to be cached. */
    static void cached(JsonScanner in, String name, RequestScan scan) {
        OBJECT.read(in, name, scan);
        scan.cached = true;
    }

    static void metadata(JsonScanner in, String name, RequestScan scan) {
        in.object(name);
        int pairs = 0;
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            boolean fits = ++pairs <= PAIRS && key.length() <= KEY;
            if (!fits) {
                throw new JsonException(
                        "'"
                                + name
                                + "' has more than "
                                + PAIRS
                                + " pairs or a key longer than "
                                + KEY
                                + " characters");
            }
            in.next();
            in.text(name + "." + key, VALUE);
        }
    }
}
