package dev.bourse.gateway.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.gateway.net.Listener;
import dev.bourse.gateway.net.Request;
import dev.bourse.gateway.net.RequestHandler;
import dev.bourse.gateway.upstream.Deadlines;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Random;

/** Bodies of lengths around those at which room is made for more, by a listener that echoes. */
@Timeout(300)
class BodyReaderTest {
    private static final long SEED = 20261127L;
    private static final Limits LIMITS = new Limits(4 << 20, 60_000, 8_192, 8_192, 60);

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Listener listener = new Listener(vertx, "127.0.0.1", 0, LIMITS.wire(() -> 0));
    private final HttpClient client = HttpClient.newHttpClient();

    BodyReaderTest() {
        Deadlines deadlines = new Deadlines(() -> 0);
        listener.open(vertx.getOrCreateContext(), new Echo(deadlines))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void close() {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 1, 65_535, 65_536, 65_537, 131_072, 1_048_575, 1_048_576, 1_048_577, 4_194_304
            })
    void a_body_is_read_as_it_was_sent_whether_its_length_was_announced_or_not(int length)
            throws Exception {
        byte[] body = new byte[length];
        new Random(SEED).nextBytes(body);
        BodyPublisher announced = BodyPublishers.ofByteArray(body);
        BodyPublisher chunked = BodyPublishers.fromPublisher(announced);
        assertArrayEquals(body, send(announced).body(), "announced, seed " + SEED);
        assertArrayEquals(body, send(chunked).body(), "chunked, seed " + SEED);
    }

    @ParameterizedTest
    @ValueSource(ints = {4_194_305, 5_000_000})
    void a_longer_body_than_is_allowed_is_too_long_in_either_way(int length) throws Exception {
        BodyPublisher announced = BodyPublishers.ofByteArray(new byte[length]);
        assertEquals(413, send(announced).statusCode());
        assertEquals(413, send(BodyPublishers.fromPublisher(announced)).statusCode());
    }

    private HttpResponse<byte[]> send(BodyPublisher body) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + listener.port() + "/");
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .version(HttpClient.Version.HTTP_1_1)
                        .POST(body)
                        .build();
        return client.send(request, BodyHandlers.ofByteArray());
    }

    private record Echo(Deadlines deadlines) implements RequestHandler {
        @Override
        public void handle(Request request) {
            BodyReader.read(
                    request,
                    deadlines,
                    LIMITS,
                    outcome -> {
                        switch (outcome) {
                            case BodyReader.Outcome.Complete(Body body) ->
                                    request.response().send(200, Map.of(), body.bytes());
                            default -> request.response().send(413, Map.of(), new byte[0]);
                        }
                    });
        }

        @Override
        public void refuseMalformed(Request request) {
            request.hangUp();
        }
    }
}
