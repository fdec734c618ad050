package dev.bourse.gateway.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.gateway.upstream.AddressGuard;
import dev.bourse.gateway.upstream.AddressRange;
import dev.bourse.gateway.upstream.AttemptFailure;
import dev.bourse.gateway.upstream.Documents;
import dev.bourse.gateway.upstream.Fetched;
import dev.bourse.gateway.upstream.Probed;
import dev.bourse.gateway.upstream.Prober;
import dev.bourse.gateway.upstream.Reach;
import dev.bourse.gateway.upstream.Timeouts;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.JksOptions;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Over TLS the address that was judged is called, and the name is what the certificate has to be
 * of. No name server knows {@code acme.test}: who gets there went by the judged address.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(600)
class PinnedTlsTest {
    private static final String HOME = "127.0.0.1";
    private static final String WORD = "changeit";
    private static final String TRUST = "javax.net.ssl.trustStore";

    private final Queue<String> names = new ConcurrentLinkedQueue<>();
    private @Nullable String trusted;
    private Vertx vertx;
    private HttpServer server;
    private HttpServer impostor;
    private Prober prober;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        Path store = certificate(folder.resolve("acme.p12"));
        trusted = System.getProperty(TRUST);
        System.setProperty(TRUST, store.toString());
        System.setProperty(TRUST + "Password", WORD);
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        server = serving(store);
        impostor = serving(certificate(folder.resolve("impostor.p12")));
        prober = new Prober(() -> System.nanoTime() / 1_000_000, Timeouts.DEFAULT);
        vertx.deployVerticle(prober).toCompletionStage().toCompletableFuture().get();
    }

    private HttpServer serving(Path store) throws Exception {
        HttpServerOptions options =
                new HttpServerOptions()
                        .setSsl(true)
                        .setSni(true)
                        .setKeyCertOptions(
                                new JksOptions().setPath(store.toString()).setPassword(WORD));
        return vertx.createHttpServer(options)
                .requestHandler(request -> {
                    names.add(String.valueOf(request.connection().indicatedServerName()));
                    request.response().end("{}");
                })
                .listen(0, HOME)
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    @AfterAll
    void close() throws Exception {
        if (trusted == null) {
            System.clearProperty(TRUST);
        } else {
            System.setProperty(TRUST, trusted);
        }
        System.clearProperty(TRUST + "Password");
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    /** A name that is somewhere else at its second look is not looked up a second time. */
    @Test
    void a_document_comes_from_the_address_that_was_judged_under_the_name_of_its_host() {
        Queue<String> addresses = new ConcurrentLinkedQueue<>(List.of(HOME, "203.0.113.9"));
        AddressGuard guard =
                new AddressGuard(
                        List.of(AddressRange.parse(HOME)),
                        _ -> new InetAddress[] {InetAddress.ofLiteral(addresses.remove())});
        names.clear();
        assertInstanceOf(Fetched.Whole.class, documents(guard).fetch(url("acme.test"), null));
        assertEquals(List.of("acme.test"), List.copyOf(names));
        assertEquals(1, addresses.size());
    }

    @Test
    void a_certificate_of_another_name_is_none() {
        assertInstanceOf(Fetched.Failed.class, documents(home()).fetch(url("other.test"), null));
    }

    @Test
    void a_call_goes_to_the_judged_address_too_and_asks_for_the_same_certificate() {
        names.clear();
        assertNull(asked("acme.test").failure());
        assertEquals(List.of("acme.test"), List.copyOf(names));
        AttemptFailure failure = Objects.requireNonNull(asked("other.test").failure());
        assertEquals(AttemptFailure.Kind.CONNECT, failure.kind());
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_none() {
        AttemptFailure failure = Objects.requireNonNull(asked("acme.test", impostor).failure());
        assertEquals(AttemptFailure.Kind.CONNECT, failure.kind());
    }

    private Probed asked(String host) {
        return asked(host, server);
    }

    private Probed asked(String host, HttpServer where) {
        return prober.ask(
                        Acme.offer("acme/" + host, "0.000001", "0.000002").endpoint(),
                        Acme.provider("https://" + host + ":" + where.actualPort() + "/v1"),
                        new Reach(null, HOME),
                        new Question(Acme.offer("acme/a", "0", "0").endpoint(), Dialect.OPENAI)
                                .chat())
                .join();
    }

    private String url(String host) {
        return "https://" + host + ":" + server.actualPort() + "/v1";
    }

    private Documents documents(AddressGuard guard) {
        return new Documents(vertx, guard, 1 << 20, 30_000);
    }

    private static AddressGuard home() {
        return new AddressGuard(
                List.of(AddressRange.parse(HOME)),
                _ -> new InetAddress[] {InetAddress.ofLiteral(HOME)});
    }

    /** A certificate that it signs itself, of {@code acme.test}. */
    private static Path certificate(Path store) throws Exception {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command =
                List.of(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "acme",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=acme.test",
                        "-ext",
                        "SAN=dns:acme.test",
                        "-storepass",
                        WORD,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString());
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
        return store;
    }
}
