package dev.bourse.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class HttpReaderTest {
    private final List<String> heard = new ArrayList<>();
    private final StringBuilder body = new StringBuilder();
    private final HttpReader reader =
            new HttpReader(
                    new HttpReader.Sink() {
                        @Override
                        public void body(ByteBuf part) {
                            body.append(part.toString(US_ASCII));
                        }

                        @Override
                        public void end(int status) {
                            heard.add(status + " " + body);
                            body.setLength(0);
                        }
                    });

    @Test
    void a_body_may_have_a_length() {
        feed("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX: y\r\n\r\nhello");
        assertEquals(List.of("200 hello"), heard);
    }

    @Test
    void a_body_may_come_in_chunks_with_extensions_and_trailers() {
        feed("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
        feed("A;x=1\r\n0123456789\r\n3\r\nabc\r\n0\r\nT: u\r\n\r\n");
        assertEquals(List.of("200 0123456789abc"), heard);
    }

    @Test
    void line_ends_inside_a_body_belong_to_it() {
        feed("HTTP/1.1 200 OK\r\nCONTENT-LENGTH:4\r\n\r\n\r\n\r\n");
        assertEquals(List.of("200 \r\n\r\n"), heard);
    }

    @Test
    void messages_follow_each_other_on_a_connection() {
        feed("HTTP/1.1 503 No\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        feed("HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n!");
        assertEquals(List.of("503 ", "204 ", "200 !"), heard);
    }

    @Test
    void a_request_has_no_status() {
        feed("POST /v1/x HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n{}");
        assertEquals(List.of("0 {}"), heard);
    }

    /** Byte by byte first, which must not matter. */
    private void feed(String text) {
        for (byte octet : text.getBytes(US_ASCII)) {
            reader.read(Unpooled.wrappedBuffer(new byte[] {octet}));
        }
    }
}
