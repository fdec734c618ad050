package dev.bourse.wire.secret;

import java.nio.charset.StandardCharsets;

/** What credentials of one kind look like: a beginning, then enough of certain characters. */
enum Shape {
    AWS("an AWS access key", Alphabet.UPPER, 16, "AKIA", "ASIA"),
    API("an API key", Alphabet.WORD, 20, "sk-", "mk-bo-", "pk-lf-"),
    STRIPE("a payment key", Alphabet.WORD, 16, "sk_live_", "rk_live_", "sk_test_"),
    GITHUB("a GitHub token", Alphabet.WORD, 30, "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
    GITHUB_FINE("a GitHub token", Alphabet.WORD, 22, "github_pat_"),
    GITLAB("a GitLab token", Alphabet.WORD, 20, "glpat-"),
    GOOGLE("a Google API key", Alphabet.WORD, 35, "AIza"),
    SLACK("a Slack token", Alphabet.WORD, 10, "xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-"),
    HUGGING_FACE("a Hugging Face token", Alphabet.WORD, 30, "hf_"),
    NPM("an npm token", Alphabet.WORD, 36, "npm_"),
    AZURE("an Azure storage key", Alphabet.BASE64, 40, "AccountKey="),
    WEB_TOKEN("a JSON web token", Alphabet.DOTTED, 40, "eyJ"),
    BEARER("a bearer token", Alphabet.BASE64, 24, "Bearer ", "bearer ");

    private final String title;
    private final Alphabet alphabet;
    private final int least;

    @SuppressWarnings("ImmutableEnumChecker") // never written to
    private final byte[][] beginnings;

    Shape(String title, Alphabet alphabet, int least, String... beginnings) {
        this.title = title;
        this.alphabet = alphabet;
        this.least = least;
        this.beginnings = new byte[beginnings.length][];
        for (int i = 0; i < beginnings.length; i++) {
            this.beginnings[i] = beginnings[i].getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** What it is, with an article. */
    String title() {
        return title;
    }

    boolean beginsWith(int letter) {
        for (byte[] beginning : beginnings) {
            if (beginning[0] == letter) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of them lies there; looks no further than it has to. */
    boolean isAt(byte[] text, int from, int to) {
        for (byte[] beginning : beginnings) {
            if (liesAt(beginning, text, from, to)) {
                return follows(text, from + beginning.length, to);
            }
        }
        return false;
    }

    static boolean liesAt(byte[] word, byte[] text, int from, int to) {
        if (to - from < word.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (text[from + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    /** Enough characters, with a digit among them, since words have none. */
    private boolean follows(byte[] text, int from, int to) {
        if (to - from < least) {
            return false;
        }
        boolean digit = false;
        int dots = 0;
        for (int i = from; i < from + least; i++) {
            if (!alphabet.has(text[i])) {
                return false;
            }
            digit |= text[i] >= '0' && text[i] <= '9';
            dots += text[i] == '.' ? 1 : 0;
        }
        return digit && (alphabet != Alphabet.DOTTED || dots > 0);
    }
}
