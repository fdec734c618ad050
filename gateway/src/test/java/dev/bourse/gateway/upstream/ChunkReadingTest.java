package dev.bourse.gateway.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What of an answer is handed on past the codec, and what is not. */
class ChunkReadingTest {
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ntransfer-encoding: chunked\r\n\r\n";

    private final ChunkReading reading = new ChunkReading();
    private final StringBuilder heard = new StringBuilder();
    private final List<ByteBuf> reads = new ArrayList<>();
    private int handed;
    private int stopAfter = Integer.MAX_VALUE;
    private int heads;
    private int ends;
    private boolean failed;

    private final EmbeddedChannel channel =
            new EmbeddedChannel(reading, new HttpClientCodec(), new Relay());

    /** Hears the codec, and asks for chunks once a head has come. */
    private final class Relay extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            failed |= ((HttpObject) message).decoderResult().isFailure();
            if (message instanceof HttpResponse head && HttpUtil.isTransferEncodingChunked(head)) {
                heads++;
                reading.hand(ChunkReadingTest.this::take);
            }
            if (message instanceof HttpContent content) {
                heard.append(content.content().toString(StandardCharsets.US_ASCII));
                content.release();
            }
            ends += message instanceof LastHttpContent ? 1 : 0;
        }
    }

    private void take(byte[] content) {
        handed++;
        heard.append(new String(content, StandardCharsets.US_ASCII));
        if (handed >= stopAfter) {
            reading.stop();
        }
    }

    @AfterEach
    void every_read_is_let_go_of() {
        channel.finishAndReleaseAll();
        reads.forEach(read -> assertEquals(0, read.refCnt()));
    }

    @Test
    void chunks_that_come_whole_go_past_the_codec_and_those_of_one_read_together() {
        ask();
        read(HEAD);
        read("5\r\nHello\r\n");
        read("1\r\n,\r\n6\r\n world\r\n");
        read("0\r\n\r\n");
        assertEquals("Hello, world", heard.toString());
        assertEquals(2, handed);
        assertEquals(1, ends);
    }

    @Test
    void what_comes_with_the_head_comes_by_the_codec_and_first() {
        ask();
        read(HEAD + "5\r\nHello\r\n1\r\n,");
        assertEquals("Hello,", heard.toString());
        assertEquals(0, handed);
        read("\r\n6\r\n world\r\n");
        read("1\r\n!\r\n0\r\n\r\n");
        assertEquals("Hello, world!", heard.toString());
        assertEquals(2, handed);
        assertEquals(1, ends);
    }

    @Test
    void whoever_stops_hears_the_rest_by_the_codec() {
        stopAfter = 1;
        ask();
        read(HEAD);
        read("5\r\nHello\r\n");
        read("1\r\n,\r\n");
        read("6\r\n world\r\n0\r\n\r\n");
        assertEquals("Hello, world", heard.toString());
        assertEquals(1, handed);
        assertEquals(1, ends);
    }

    @Test
    void an_extension_a_trailer_and_a_length_that_is_torn_are_the_codecs() {
        for (String[] answer :
                new String[][] {
                    {"5;a=\"b\"\r\nHello\r\n", "0\r\n\r\n"},
                    {"5\r\nHello\r\n0\r\nserver-timing: total;dur=1\r\n\r\n"},
                    {"0000000005\r\nHello\r\n", "0\r\n\r\n"},
                    {"5", "\r\nHello\r\n", "0\r\n\r\n"},
                    {"5\r", "\nHello\r\n", "0\r\n\r\n"},
                    {"5\r\nHel", "lo\r", "\n0\r", "\n\r\n"}
                }) {
            heard.setLength(0);
            ask();
            read(HEAD);
            List.of(answer).forEach(this::read);
            assertEquals("Hello", heard.toString());
        }
        assertEquals(6, ends);
        assertFalse(failed);
    }

    @Test
    void frames_that_are_wrong_are_judged_by_the_codec() {
        for (String wrong : List.of("x\r\nHello\r\n", "-5\r\nHello\r\n", "5\r\nHello, world\r\n")) {
            ask();
            read(HEAD);
            read(wrong);
        }
        assertTrue(failed);
        assertEquals(0, handed);
    }

    @Test
    void answers_of_a_known_length_and_interim_ones_are_the_codecs() {
        ask();
        read("HTTP/1.1 200 OK\r\ncontent-length: 12\r\n\r\n");
        read("5\r\nHello\r\n\r\n");
        assertEquals("5\r\nHello\r\n\r\n", heard.toString());
        ask();
        read("HTTP/1.1 100 Continue\r\n\r\n");
        read(HEAD);
        read("1\r\n!\r\n0\r\n\r\n");
        assertEquals("5\r\nHello\r\n\r\n!", heard.toString());
        assertEquals(0, handed);
    }

    @Test
    void however_an_answer_is_torn_it_is_heard_once_and_in_order() {
        long seed = Long.getLong("bourse.seed", 20260105L);
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 1; i <= 2_000; i++) {
            heard.setLength(0);
            stopAfter = random.nextInt(4) == 0 ? handed + random.nextInt(5) : Integer.MAX_VALUE;
            StringBuilder body = new StringBuilder();
            StringBuilder answer = new StringBuilder(HEAD);
            for (int chunk = random.nextInt(12); chunk > 0; chunk--) {
                String content = "w".repeat(1 + random.nextInt(40)) + chunk;
                body.append(content);
                answer.append(Integer.toHexString(content.length())).append("\r\n");
                answer.append(content).append("\r\n");
            }
            answer.append("0\r\n\r\n");
            ask();
            for (int from = 0; from < answer.length(); ) {
                int to = Math.min(answer.length(), from + 1 + random.nextInt(80));
                read(answer.substring(from, to));
                from = to;
            }
            assertEquals(body.toString(), heard.toString());
            assertEquals(i, heads);
            assertEquals(i, ends);
        }
        assertTrue(handed > 100, handed + " reads");
        assertNull(channel.readInbound());
    }

    private void ask() {
        reading.begin();
        var _ =
                channel.writeOutbound(
                        new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/"));
        channel.releaseOutbound();
    }

    private void read(String text) {
        ByteBuf read = ByteBufAllocator.DEFAULT.directBuffer();
        read.writeCharSequence(text, StandardCharsets.US_ASCII);
        reads.add(read);
        var _ = channel.writeInbound(read);
    }
}
