package dev.bourse.gateway.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a listener hears, in words, for a test to wait for. */
final class Heard implements AttemptListener {
    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<String> words = new LinkedBlockingQueue<>();
    private volatile @Nullable Attempt attempt;
    private volatile @Nullable AttemptFailure failure;
    private volatile Runnable onBytes = () -> {};

    void of(Attempt begun) {
        attempt = begun;
    }

    Attempt attempt() {
        Attempt begun = attempt;
        assertNotNull(begun);
        return begun;
    }

    /** Does that with every read. */
    void onBytes(Runnable what) {
        onBytes = what;
    }

    @Override
    public void began(int status, String mediaType) {
        words.add("began " + status);
    }

    @Override
    public void read(byte[] bytes) {
        words.add(new String(bytes, StandardCharsets.ISO_8859_1));
        onBytes.run();
    }

    @Override
    public void ended() {
        words.add("ended");
    }

    @Override
    public void failed(AttemptFailure why) {
        failure = why;
        words.add("failed " + why.kind());
    }

    /** The next word, and no other, is this one. */
    void hears(String word) throws InterruptedException {
        assertEquals(word, next());
    }

    String next() throws InterruptedException {
        return String.valueOf(words.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    boolean isSilent() {
        return words.isEmpty();
    }

    void hearsAnswer(String body) throws InterruptedException {
        hears("began 200");
        hears(body);
        hears("ended");
    }

    AttemptFailure failure() {
        AttemptFailure why = failure;
        assertNotNull(why);
        return why;
    }
}
