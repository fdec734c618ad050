package dev.bourse.house.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

/**
 * Every rule can fail. Below {@code dev.bourse.planted} stands a small house in which each rule is
 * broken by classes made for it.
 */
class PlantedTest {
    private static final String ROOT = "dev.bourse.planted";
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(ROOT);

    @ParameterizedTest
    @EnumSource
    void catches(HouseRule rule) {
        List<String> report = rule.under(ROOT).evaluate(PLANTED).getFailureReport().getDetails();
        for (String culprit : culprits(rule)) {
            assertTrue(
                    report.stream().anyMatch(line -> line.contains(ROOT + "." + culprit)),
                    () -> rule + " let " + culprit + " pass; it caught " + report);
        }
    }

    @ParameterizedTest
    @EnumSource
    void leaves_decent_classes_alone(HouseRule rule) {
        List<String> report = rule.under(ROOT).evaluate(PLANTED).getFailureReport().getDetails();
        assertEquals(List.of(), report.stream().filter(line -> line.contains("Decent")).toList());
    }

    private static List<String> culprits(HouseRule rule) {
        return switch (rule) {
            case NO_CYCLES -> List.of("lab.left", "lab.right");
            case ARROWS ->
                    List.of(
                            "domain.unit.LooksUp",
                            "wire.sse.KnowsTheGateway",
                            "lab.PeeksInside",
                            "domain.nowhere.Unplanned");
            case DOMAIN_ALONE -> List.of("domain.task.Logs");
            case DOMAIN_FILES -> List.of("domain.task.ReadsFiles", "domain.task.ListsFiles");
            case DOMAIN_SOCKETS -> List.of("domain.task.OpensSockets");
            case DOMAIN_THREADS -> List.of("domain.task.StartsThreads", "domain.task.Parallel");
            case DOMAIN_CLOCKS -> List.of("domain.task.ReadsNanos", "domain.task.ReadsInstants");
            case DOMAIN_LOGS -> List.of("domain.task.Logs", "domain.task.Prints");
            case DOMAIN_DICE -> List.of("domain.task.RollsDice", "domain.task.RollsRandom");
            case JSON -> List.of("gateway.http.ReadsJson");
            case HTTP_CLIENT -> List.of("gateway.http.CallsOut", "gateway.http.CallsVertx");
            case MONEY ->
                    List.of(
                            "domain.unit.FloatingField",
                            "domain.metering.FloatingReturn",
                            "domain.metering.FloatingParameter",
                            "domain.ledger.FloatingCall");
            case THREADS -> List.of("gateway.live.MakesExecutors", "gateway.live.MakesVertx");
            case CLOCKS -> List.of("gateway.live.ReadsClock");
            case NAMES ->
                    List.of(
                            "lab.ProbeUtil",
                            "lab.ProbeHelper",
                            "lab.ProbeManager",
                            "lab.ProbeImpl");
            case INJECTION -> List.of("lab.Injected");
            case LOADERS -> List.of("lab.LoadsServices");
            case STATIC_STATE -> List.of("lab.Counter", "lab.Registry");
        };
    }
}
