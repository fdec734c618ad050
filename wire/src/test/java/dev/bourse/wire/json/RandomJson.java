package dev.bourse.wire.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Random documents, most of them well-formed, with all that JSON lets one write. */
final class RandomJson {
    private static final List<String> NAMES =
            List.of("a", "role", "content", "max_completion_tokens", "", "\u00e9", "n\u6f22", "b");

    private static final List<String> NUMBERS =
            List.of(
                    "0",
                    "-0",
                    "7",
                    "-12",
                    "123456789012345678",
                    "-123456789012345678",
                    "9223372036854775807",
                    "-9223372036854775808",
                    "9223372036854775808",
                    "123456789012345678901234567890",
                    "0.5",
                    "-0.0",
                    "1e3",
                    "1E+3",
                    "12.5e-3",
                    "1e400",
                    "1e99999999999",
                    "5e-324",
                    "7".repeat(299),
                    "7".repeat(301),
                    "-" + "7".repeat(400),
                    "7".repeat(401),
                    "1." + "3".repeat(399),
                    "1." + "3".repeat(400));

    private static final List<String> WRONG =
            List.of(
                    "",
                    "01",
                    "-",
                    "1.",
                    ".5",
                    "+1",
                    "1e",
                    "1e+",
                    "-a",
                    "tru",
                    "truex",
                    "true\u20ac",
                    "true\u2013",
                    "nul",
                    "falsE",
                    "NaN",
                    "'a'",
                    "\"\\x\"",
                    "\"\\u12g4\"",
                    "\"\n\"",
                    "\"\u0001\"",
                    "\"a",
                    "{a:1}",
                    "{\"a\" 1}",
                    "{\"a\":}",
                    "{\"a\":1,}",
                    "[1,]",
                    "[1 2]",
                    "[,1]",
                    "{]",
                    "[}",
                    "]",
                    "//",
                    "#",
                    "\u00a0",
                    "\ufeff",
                    "\u0000");

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final int wrong;

    /**
     * @param wrong of a hundred values, how many are none
     */
    RandomJson(Random random, int wrong) {
        this.random = random;
        this.wrong = wrong;
    }

    /** A document; most are an object. */
    String document() {
        text.setLength(0);
        space();
        if (random.nextInt(8) == 0) {
            value(0);
        } else {
            object(0);
        }
        space();
        if (random.nextInt(100) < wrong) {
            text.append(one(List.of("1", "{}", ",", "]", "x")));
        }
        return text.toString();
    }

    /** With a few bytes of others in it, or without some of its own. */
    byte[] mutated(byte[] json) {
        byte[] bytes = json.clone();
        for (int i = random.nextInt(3); i >= 0 && bytes.length > 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) likely();
                case 1 -> bytes = without(bytes, at);
                case 2 -> bytes = with(bytes, at);
                default -> bytes = Arrays.copyOf(bytes, at);
            }
        }
        return bytes;
    }

    private int likely() {
        String likely = "{}[]:,\"\\ \n\t0123456789-+.eEtfnu/\u0000\u0001#'";
        return random.nextInt(8) == 0
                ? random.nextInt(256)
                : likely.charAt(random.nextInt(likely.length()));
    }

    private static byte[] without(byte[] bytes, int at) {
        byte[] less = Arrays.copyOf(bytes, bytes.length - 1);
        System.arraycopy(bytes, at + 1, less, at, less.length - at);
        return less;
    }

    private byte[] with(byte[] bytes, int at) {
        byte[] more = Arrays.copyOf(bytes, bytes.length + 1);
        System.arraycopy(bytes, at, more, at + 1, bytes.length - at);
        more[at] = (byte) likely();
        return more;
    }

    private void value(int depth) {
        if (random.nextInt(100) < wrong) {
            text.append(one(WRONG));
            return;
        }
        switch (random.nextInt(depth > 5 ? 4 : 7)) {
            case 0 -> text.append(one(NUMBERS));
            case 1 -> text.append(one(List.of("true", "false", "null")));
            case 2, 3 -> string(random.nextInt(12));
            case 4 -> array(depth);
            case 5 -> object(depth);
            default -> nested();
        }
    }

    private void nested() {
        int levels = random.nextInt(20) == 0 ? 190 + random.nextInt(20) : random.nextInt(70);
        boolean objects = random.nextBoolean();
        text.append((objects ? "{\"a\":" : "[").repeat(levels)).append("1");
        text.append((objects ? "}" : "]").repeat(levels));
    }

    private void array(int depth) {
        text.append('[');
        for (int i = random.nextInt(5); i > 0; i--) {
            space();
            value(depth + 1);
            space();
            text.append(i > 1 ? "," : "");
        }
        space();
        text.append(']');
    }

    private void object(int depth) {
        text.append('{');
        for (int i = random.nextInt(6); i > 0; i--) {
            space();
            name();
            space();
            text.append(':');
            space();
            value(depth + 1);
            space();
            text.append(i > 1 ? "," : "");
        }
        space();
        text.append('}');
    }

    private void name() {
        if (random.nextInt(400) == 0) {
            text.append('"').append("n".repeat(900 + random.nextInt(60_000))).append('"');
        } else if (random.nextInt(8) == 0) {
            string(random.nextInt(60));
        } else {
            text.append('"').append(one(NAMES)).append('"');
        }
    }

    private void string(int letters) {
        String said = EscapedTexts.text(random, letters);
        text.append('"').append(EscapedTexts.inside(said, random)).append('"');
    }

    private void space() {
        if (random.nextInt(4) == 0) {
            text.append(one(List.of(" ", "\n", "\r\n", "\t", "  \n  ")));
        }
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** The text in UTF-8. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
