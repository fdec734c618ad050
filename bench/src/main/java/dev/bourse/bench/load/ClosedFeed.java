package dev.bourse.bench.load;

/** Asks again at once. */
final class ClosedFeed implements Feed {
    @Override
    public void ready(Caller caller) {
        caller.send(System.nanoTime());
    }

    @Override
    public void gone(Caller caller) {}
}
