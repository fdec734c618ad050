package dev.bourse.sim.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.sim.workload.Trace.Row;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class TraceTest {
    @TempDir private Path folder;

    @Test
    void the_recorded_hour_of_a_coding_service_is_read_whole() throws Exception {
        Trace trace =
                Trace.read(
                        Shared.file(
                                "traces/azure-llm-2023-code.csv",
                                "54e9a6d2a4bd06ba1e060304b900abbc74cbea53de96506e60fe5bb4f2277fb6"));
        assertEquals(8819, trace.rows().size());
        assertEquals(18_059_974, trace.promptTokens());
        assertEquals(245_896, trace.outputTokens());
        assertEquals(new Row(0, 4808, 10, List.of()), trace.rows().getFirst());
        assertEquals(new Row(3_435_948_056L, 549, 173, List.of()), trace.rows().getLast());
    }

    @Test
    void the_recorded_hour_of_a_chat_service_is_read_whole() throws Exception {
        Trace trace =
                Trace.read(
                        Shared.file(
                                "traces/mooncake-conversation.jsonl",
                                "b8cbb061a85206d729d91cdc2981f43c9e0d99209dce588d3af5f7934408b9df"));
        assertEquals(12_031, trace.rows().size());
        assertEquals(144_793_823, trace.promptTokens());
        assertEquals(4_122_048, trace.outputTokens());
        assertEquals(3_536_999_000L, trace.lengthMicros());
        assertEquals(List.of(0, 14, 15), trace.rows().get(1).blocks().subList(0, 3));
    }

    @Test
    void times_count_from_the_first_row() throws Exception {
        Trace csv =
                read(
                        """
                        TIMESTAMP,ContextTokens,GeneratedTokens
                        2023-11-16 23:59:59.9999990,5,6
                        2023-11-17 00:00:00.0000010,7,8
                        """);
        assertEquals(List.of(row(0, 5, 6), row(2, 7, 8)), csv.rows());
        Trace json =
                read(
                        """
                        {"timestamp": 1000, "input_length": 5, "output_length": 6, "hash_ids": []}
                        {"timestamp": 1027, "input_length": 7, "output_length": 8, "hash_ids": []}
                        """);
        assertEquals(List.of(row(0, 5, 6), row(27_000, 7, 8)), json.rows());
    }

    @Test
    void an_empty_trace_has_no_rows_and_no_length() throws Exception {
        assertEquals(0, read("").lengthMicros());
        assertEquals(List.of(), read("TIMESTAMP,ContextTokens,GeneratedTokens\n").rows());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b,c\n1,2,3\n",
                "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:17:03,5\n",
                "TIMESTAMP,ContextTokens,GeneratedTokens\nyesterday,5,6\n",
                "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:17:03,5,many\n",
                "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:17:03,5,0\n",
                "{\"timestamp\": 1, \"input_length\": 5}\n",
                "{\"timestamp\": 1, \"input_length\": 5, \"output_length\": 99999999999}\n",
                "{nonsense\n",
            })
    void what_is_no_trace_is_refused_by_line(String text) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> read(text));
        assertTrue(
                String.valueOf(refusal.getMessage()).matches("(?s)(line \\d|no trace).*"),
                refusal.getMessage());
    }

    private Trace read(String text) throws IOException {
        return Trace.read(Files.writeString(folder.resolve("trace"), text));
    }

    private static Row row(long at, int prompt, int output) {
        return new Row(at, prompt, output, List.of());
    }
}
