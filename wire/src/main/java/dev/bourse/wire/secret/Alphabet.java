package dev.bourse.wire.secret;

/** What a credential is written with. */
enum Alphabet {
    UPPER(""),
    WORD("abcdefghijklmnopqrstuvwxyz-_"),
    BASE64("abcdefghijklmnopqrstuvwxyz-_+/=."),
    DOTTED("abcdefghijklmnopqrstuvwxyz-_.");

    private static final String ALWAYS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int ASCII = 128;

    @SuppressWarnings("ImmutableEnumChecker") // never written to
    private final boolean[] members = new boolean[ASCII];

    Alphabet(String more) {
        (ALWAYS + more).chars().forEach(letter -> members[letter] = true);
    }

    boolean has(byte letter) {
        return letter >= 0 && members[letter];
    }
}
