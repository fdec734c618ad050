package dev.bourse.wire.openai;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.openai.RequestField.Rule;

/** Rules that several members share, and those too small for a class. */
final class Rules {
    /** How many texts may end an answer. */
    static final int STOPS = 4;

    static final Rule FLAG = (in, name, scan) -> in.flag(name);
    static final Rule OBJECT = (in, name, scan) -> skipObject(in, name);

    /** Asks for a search of the web. */
    static void search(JsonScanner in, String name, RequestScan scan) {
        skipObject(in, name);
        scan.searching = true;
    }

    static final Rule EXTENSION = (in, name, scan) -> scan.extensions.read(in, name);
    static final Rule ARRAY =
            (in, name, scan) -> {
                in.array(name);
                in.skip();
            };

    private static final int LONGEST_STOP = 4096;
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

    static void skipObject(JsonScanner in, String name) {
        in.object(name);
        in.skip();
    }

    static long count(JsonScanner in, String name) {
        return in.integer(name, 1, Integer.MAX_VALUE);
    }

    static void stop(JsonScanner in, String name, RequestScan scan) {
        if (in.isArray()) {
            in.texts(name, STOPS, LONGEST_STOP);
        } else {
            in.text(name, LONGEST_STOP);
        }
    }

    static void toolChoice(JsonScanner in, String name, RequestScan scan) {
        if (in.isText()) {
            in.word(name, Words.TOOL_CHOICES);
        } else {
            OBJECT.read(in, name, scan);
        }
    }

    static void modalities(JsonScanner in, String name, RequestScan scan) {
        in.array(name);
        while (in.nextItem()) {
            Modality.of(in.word(name, Words.MODALITIES)).ifPresent(scan.outputs::add);
        }
    }

    /** Usage is told whether or not it is asked for. */
    static void streamOptions(JsonScanner in, String name, RequestScan scan) {
        in.object(name);
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            if (key.equals("include_obfuscation") && !in.isNull()) {
                scan.obfuscated = in.flag(name + "." + key);
            } else {
                in.skip();
            }
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
            JsonScanner.require(++pairs <= PAIRS, name, "has more than " + PAIRS + " pairs");
            JsonScanner.require(
                    key.length() <= KEY, name, "has a key longer than " + KEY + " characters");
            in.next();
            in.text(name + "." + key, VALUE);
        }
        scan.metadata = true;
    }
}
