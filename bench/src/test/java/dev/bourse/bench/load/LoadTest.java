package dev.bourse.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.epoll.Epoll;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The generator against the upstream, both real, in windows of a fraction of a second. */
class LoadTest {
    private static final int WINDOW = 200;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private MockUpstream upstream;
    private Generator generator;

    @BeforeEach
    void start() throws InterruptedException {
        Assumptions.assumeTrue(Epoll.isAvailable(), "measurements need Linux");
        upstream = new MockUpstream();
        generator = new Generator(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        generator.close();
        upstream.close();
    }

    @Test
    void a_closed_loop_asks_again_as_soon_as_it_is_answered() throws Exception {
        LoadReport report = run(AnswerShape.WHOLE, 2, 0, upstream.port());
        assertEquals(0, report.errors(), report.problem());
        assertEquals(2, report.live());
        assertTrue(report.answers() >= 20, report.toString());
        assertEquals(report.answers(), report.answer().count());
        assertTrue(report.relay().p50() <= report.answer().p50(), report.toString());
    }

    @Test
    void an_open_loop_starts_what_is_due_however_busy_its_connections_are() throws Exception {
        LoadReport report = run(AnswerShape.WHOLE, 2, 500, upstream.port());
        assertEquals(0, report.errors(), report.problem());
        assertTrue(report.answers() <= 500 * (report.micros() / 1e6 + 1), report.toString());
    }

    @Test
    void a_stream_delivers_every_chunk_and_is_followed_by_the_next() throws Exception {
        LoadReport report = run(new AnswerShape(4, 5), 3, 0, upstream.port());
        assertEquals(0, report.errors(), report.problem());
        assertEquals(3, report.live());
        assertTrue(report.chunks() >= 3 * 4, report.toString());
    }

    @Test
    void a_long_prompt_comes_through_whole() throws Exception {
        LoadReport report = run(AnswerShape.WHOLE, 1_000_000, 1, 0, upstream.port());
        assertEquals(0, report.errors(), report.problem());
        assertTrue(report.answers() >= 2, report.toString());
    }

    @Test
    void nobody_there_is_an_error_and_not_a_quiet_window() throws Exception {
        int port = upstream.port();
        upstream.close();
        LoadReport report = run(AnswerShape.WHOLE, 1, 0, port);
        assertEquals(0, report.answers());
        assertTrue(report.errors() > 0 || report.live() == 0, report.toString());
    }

    private LoadReport run(AnswerShape shape, int connections, int perSecond, int port)
            throws Exception {
        return run(shape, RequestBytes.KILOBYTE, connections, perSecond, port);
    }

    private LoadReport run(
            AnswerShape shape, int bodyBytes, int connections, int perSecond, int port)
            throws Exception {
        Target target = new Target(port, "/v1/chat/completions", "m", Map.of());
        generator.run(
                new LoadPlan(target, shape, bodyBytes, connections, perSecond, 10, 20, WINDOW));
        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(List.of(Generator.OPEN, Generator.DONE), List.of(lines.get(0), lines.get(2)));
        return LoadReport.parse(lines.get(1));
    }
}
