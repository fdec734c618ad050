package dev.bourse.gateway.net;

/** Header lines that many answers have in common, ready to be written. */
public final class Lines {
    /** No line at all. */
    public static final Lines NONE = new Lines(new byte[0]);

    private final byte[] bytes;

    private Lines(byte[] bytes) {
        this.bytes = bytes;
    }

    /** These, and then one more. */
    public Lines and(String name, String value) {
        return new Lines(new Heads().lines(this).header(name, value).soFar());
    }

    byte[] bytes() {
        return bytes;
    }
}
