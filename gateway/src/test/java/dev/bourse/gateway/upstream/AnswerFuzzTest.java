package dev.bourse.gateway.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;

import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

/** Whatever bytes come and however they are cut, the same is read of them. */
class AnswerFuzzTest {
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";

    static Stream<Arguments> answers() {
        return Stream.of(
                        "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nHello",
                        CHUNKED + "1;a\r\n.\r\n0\r\n\r\n",
                        "HTTP/1.1 100 \r\n\r\nHTTP/1.0 429 Slow\r\nretry-after: 7\r\n\r\nslow")
                .map(text -> Arguments.of(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @MethodSource("answers")
    @FuzzTest(maxDuration = "60s")
    void answers_do_not_depend_on_cuts(byte[] answer) {
        String expected = read(answer, Integer.MAX_VALUE);
        assertEquals(expected, read(answer, 1));
        Random random = new Random(Arrays.hashCode(answer));
        assertEquals(expected, read(answer, 1 + random.nextInt(9)));
    }

    private static String read(byte[] answer, int step) {
        Told told = new Told();
        for (int from = 0; from < answer.length; ) {
            int to = (int) Math.min(answer.length, (long) from + step);
            told.read(Arrays.copyOfRange(answer, from, to));
            from = to;
        }
        return told.heads()
                + " "
                + told.body()
                + (told.isEnded() ? " ended" : "")
                + (told.isBroken() ? " broken" : "");
    }
}
