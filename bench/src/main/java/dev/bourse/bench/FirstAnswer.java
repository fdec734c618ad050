package dev.bourse.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bourse.bench.load.AnswerShape;
import dev.bourse.bench.load.RequestBytes;
import dev.bourse.bench.load.Target;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Asks a starting contestant again and again until it has answered once. */
final class FirstAnswer {
    private static final int READ_MILLIS = 5_000;
    private static final int START_OF_ANSWER = 600;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

    private FirstAnswer() {}

    /**
     * Waits for the first 200.
     *
     * @throws IOException when there is none in time or the contestant ends, with the last thing
     *     that was heard
     */
    static void await(Standing standing, Duration within) throws IOException {
        Target target = standing.target();
        byte[] request = RequestBytes.of(target, AnswerShape.WHOLE, RequestBytes.KILOBYTE);
        long end = System.nanoTime() + within.toNanos();
        String heard = ask(target, request);
        while (!heard.startsWith("HTTP/1.1 200")) {
            if (System.nanoTime() > end || standing.hasEnded()) {
                throw new IOException("no answer within " + within + ", but: " + heard);
            }
            LockSupport.parkNanos(PAUSE);
            heard = ask(target, request);
        }
    }

    private static String ask(Target target, byte[] request) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target.port()));
            socket.setSoTimeout(READ_MILLIS);
            socket.getOutputStream().write(request);
            InputStream answer = socket.getInputStream();
            int first = answer.read();
            byte[] more = new byte[START_OF_ANSWER];
            int length = Math.max(0, answer.read(more));
            return first < 0
                    ? "an empty answer"
                    : (char) first + new String(more, 0, length, UTF_8);
        } catch (IOException problem) {
            return String.valueOf(problem.getMessage());
        }
    }
}
