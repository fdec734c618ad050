package dev.bourse.house.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bourse.app.Totals;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;

import org.junit.jupiter.api.DynamicTest;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A script for Node's test runner, run against an exchange of its own. */
final class NodeScript {
    private final Node node;
    private final String name;
    private final Path costs;
    private final Path report;

    NodeScript(Node node, String name) {
        this.node = node;
        this.name = name;
        costs = node.file(name + ".costs.txt");
        report = node.file(name + ".report.xml");
    }

    /** Runs it; each of its tests is one here, and so are its end and the books after it. */
    List<DynamicTest> tests() throws Exception {
        Files.writeString(costs, "");
        Files.deleteIfExists(report);
        try (Trial trial = Trial.open()) {
            Command.Finished end = node.run(told(trial), line());
            Files.readAllLines(costs).forEach(cost -> trial.saw(new BigDecimal(cost)));
            List<DynamicTest> tests = new ArrayList<>(NodeReport.read(report));
            tests.add(test("the script ends", 0, end.status(), end.output()));
            Totals told = trial.told();
            tests.add(test("the books agree", told, trial.kept(), "told and kept"));
            return tests;
        }
    }

    private static DynamicTest test(String name, Object expected, Object actual, String message) {
        return dynamicTest(name, () -> assertEquals(expected, actual, message));
    }

    private String[] line() {
        return new String[] {
            "node",
            "--test-reporter=junit",
            "--test-reporter-destination=" + report.getFileName(),
            name
        };
    }

    private Map<String, String> told(Trial trial) throws IOException, InterruptedException {
        return Map.of(
                "BOURSE_ADDRESS", trial.address(),
                "BOURSE_API_KEY", Trial.API_KEY,
                "BOURSE_MANAGEMENT_KEY", Trial.MANAGEMENT_KEY,
                "BOURSE_SPENT_KEY", trial.keyLimitedTo(BigDecimal.ZERO),
                "BOURSE_FAULTS", Json.text(JsonValue.of(trial.faults())),
                "BOURSE_COSTS", costs.getFileName().toString());
    }
}
