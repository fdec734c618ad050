package dev.bourse.gateway.upstream;

/** Room that all connections of one event loop use, each while it reads. */
final class Scratch {
    private final byte[] head = new byte[AnswerHead.LONGEST];
    private final Pieces pieces = new Pieces();

    /** For the bytes of one head. */
    byte[] head() {
        return head;
    }

    Pieces pieces() {
        return pieces;
    }
}
