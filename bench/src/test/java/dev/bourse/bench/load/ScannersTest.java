package dev.bourse.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class ScannersTest {
    private static final Target TARGET = new Target(8080, "/v1/x", "a/b", Map.of("K", "v"));

    @Test
    void a_stamp_written_over_another_is_the_one_that_is_read() {
        byte[] text = ("to " + StampScanner.text(7) + " and on").getBytes(US_ASCII);
        StampScanner.overwrite(text, StampScanner.position(text), 1_234_567_890_123L);
        assertEquals(List.of(1_234_567_890_123L), stamps(new String(text, US_ASCII)));
    }

    @Test
    void an_at_sign_without_nineteen_digits_is_no_stamp() {
        assertEquals(List.of(5L), stamps("me@example.org @12 " + StampScanner.text(5) + "@"));
    }

    @Test
    void a_request_says_which_answer_it_wants_and_has_a_body_of_one_kilobyte() {
        for (AnswerShape shape : List.of(AnswerShape.WHOLE, new AnswerShape(300, 10))) {
            String request =
                    new String(RequestBytes.of(TARGET, shape, RequestBytes.KILOBYTE), US_ASCII);
            String body = request.substring(request.indexOf("\r\n\r\n") + 4);
            assertEquals(1_024, body.length());
            assertTrue(request.contains("Content-Length: 1024\r\n"), request);
            assertEquals(shape, shape(body));
        }
    }

    @Test
    void a_body_that_asks_for_nothing_gets_a_whole_answer() {
        assertEquals(AnswerShape.WHOLE, shape("{}"));
    }

    @Test
    void chunks_without_time_between_them_are_no_shape() {
        assertThrows(IllegalArgumentException.class, () -> new AnswerShape(3, 0));
    }

    @Test
    void plans_and_reports_survive_their_line() {
        LoadPlan plan =
                new LoadPlan(TARGET, new AnswerShape(3, 7), 1_000_000, 64, 2_000, 10, 20, 30);
        assertEquals(plan, LoadPlan.parse(plan.line()));
        Latency latency = new Latency(1, 2, 3, 4, 5, 6);
        LoadReport report = new LoadReport(9, 8, 7, 6, 5, "a \"why\"", latency, latency, latency);
        assertEquals(report, LoadReport.parse(report.line()));
    }

    private static List<Long> stamps(String text) {
        List<Long> stamps = new ArrayList<>();
        StampScanner scanner = new StampScanner(stamps::add);
        for (byte octet : text.getBytes(US_ASCII)) {
            scanner.accept(octet);
        }
        return stamps;
    }

    private static AnswerShape shape(String text) {
        ShapeScanner scanner = new ShapeScanner();
        for (byte octet : text.getBytes(US_ASCII)) {
            scanner.accept(octet);
        }
        return scanner.take();
    }
}
