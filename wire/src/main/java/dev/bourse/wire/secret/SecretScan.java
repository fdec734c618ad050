package dev.bourse.wire.secret;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Looks for credentials in the body of a request, by what they look like: keys of well-known
 * services, private keys, tokens, passwords in addresses. It finds what is written plainly or
 * escaped as JSON, also in JSON inside JSON; it finds nothing that is encoded in another way. It
 * takes time in proportion to the body's length.
 */
public final class SecretScan {
    /** The longest body that is searched, in bytes. */
    public static final int LONGEST = 4 * 1024 * 1024;

    private static final int ASCII = 128;
    private static final int LONGEST_HEADER = 48;
    private static final int LONGEST_LOGIN = 96;
    private static final byte[] KEY_BEGINS = ascii("-----BEGIN ");
    private static final byte[] KEY_ENDS = ascii("PRIVATE KEY");
    private static final byte[] ADDRESS = ascii("://");
    private static final Shape[][] BY_LETTER = byLetter();

    private final byte[] text;
    private final TreeSet<String> found = new TreeSet<>();

    private SecretScan(byte[] text) {
        this.text = text;
    }

    /**
     * What was found, each kind once, with an article; empty when nothing was. A body that is too
     * long to be searched counts as one with a secret in it.
     */
    public static List<String> of(byte[] body) {
        if (body.length > LONGEST) {
            return List.of("more than can be searched");
        }
        boolean escaped = Escapes.has(body);
        byte[] outer = escaped ? Escapes.removed(body) : body;
        SecretScan scan = new SecretScan(outer);
        scan.run();
        if (escaped && Escapes.has(outer)) {
            SecretScan inner = new SecretScan(Escapes.removed(outer));
            inner.run();
            scan.found.addAll(inner.found);
        }
        return List.copyOf(scan.found);
    }

    private void run() {
        for (int i = 0; i < text.length; i++) {
            byte letter = text[i];
            if (letter == '-') {
                privateKey(i);
            } else if (letter == ':') {
                login(i);
            } else if (letter > 0 && BY_LETTER[letter].length > 0 && isStart(i)) {
                shapes(BY_LETTER[letter], i);
            }
        }
    }

    /** Whether a word may begin there. */
    private boolean isStart(int at) {
        return at == 0 || !Alphabet.WORD.has(text[at - 1]);
    }

    private void shapes(Shape[] shapes, int at) {
        for (Shape shape : shapes) {
            if (shape.isAt(text, at, text.length)) {
                found.add(shape.title());
            }
        }
    }

    /** {@code -----BEGIN RSA PRIVATE KEY-----}. */
    private void privateKey(int at) {
        if (!Shape.liesAt(KEY_BEGINS, text, at, text.length)) {
            return;
        }
        int to = Math.min(text.length, at + LONGEST_HEADER);
        for (int i = at + KEY_BEGINS.length; i < to; i++) {
            if (Shape.liesAt(KEY_ENDS, text, i, text.length)) {
                found.add("a private key");
                return;
            }
        }
    }

    /** {@code ://name:password@host}. */
    private void login(int at) {
        if (!Shape.liesAt(ADDRESS, text, at, text.length)) {
            return;
        }
        int colon = -1;
        int to = Math.min(text.length, at + LONGEST_LOGIN);
        for (int i = at + ADDRESS.length; i < to; i++) {
            byte letter = text[i];
            if (letter == '@') {
                if (colon > 0 && i > colon + 1) {
                    found.add("a password in an address");
                }
                return;
            }
            if (letter <= ' ' || letter == '/' || letter == '"' || letter == '\'') {
                return;
            }
            colon = letter == ':' && colon < 0 ? i : colon;
        }
    }

    private static Shape[][] byLetter() {
        Shape[][] table = new Shape[ASCII][];
        for (int letter = 0; letter < ASCII; letter++) {
            int one = letter;
            table[letter] =
                    Arrays.stream(Shape.values())
                            .filter(shape -> shape.beginsWith(one))
                            .toArray(Shape[]::new);
        }
        return table;
    }

    private static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }
}
