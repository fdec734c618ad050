package dev.bourse.house.chaos;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

/** What a request can reach starts no process: nothing that a caller says can become a command. */
class ProcessTest {
    @Test
    void nothing_that_serves_requests_can_start_a_process() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.ProcessBuilder")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Process")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("javax.script.ScriptEngineManager")
                .check(
                        new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackages(
                                        "dev.bourse.domain",
                                        "dev.bourse.wire",
                                        "dev.bourse.gateway"));
    }
}
