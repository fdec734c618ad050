package dev.bourse.house.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The production classes of every module keep every rule. */
class ArchitectureTest {
    private static final String ROOT = "dev.bourse";
    private static final Path HOUSE = Path.of(System.getProperty("bourse.root"));
    private static final Layout LAYOUT = Layout.of(ROOT);
    private static final JavaClasses PRODUCTION = imported();

    @ParameterizedTest
    @EnumSource
    void holds(HouseRule rule) {
        rule.under(ROOT).check(PRODUCTION);
    }

    @Test
    void every_module_has_classes_and_they_lie_in_the_package_of_its_name() {
        for (String module : LAYOUT.modules()) {
            JavaClasses classes = new ClassFileImporter().importPath(classesOf(module));
            assertFalse(classes.isEmpty(), module + " has no classes to check");
            List<String> strangers =
                    classes.stream()
                            .map(JavaClass::getPackageName)
                            .filter(name -> !(name + ".").startsWith(ROOT + "." + module + "."))
                            .toList();
            assertEquals(List.of(), strangers, "packages of another module in " + module);
        }
    }

    @Test
    void architecture_md_shows_the_package_orders_that_are_checked() throws IOException {
        Matcher lines =
                Pattern.compile("(?m)^([a-z]+) +bottom \\| (.+) \\| top$")
                        .matcher(Files.readString(HOUSE.resolve("ARCHITECTURE.md")));
        Map<String, List<String>> shown = new TreeMap<>();
        while (lines.find()) {
            shown.put(lines.group(1), List.of(lines.group(2).trim().split(" +")));
        }
        Map<String, List<String>> checked = new TreeMap<>(LAYOUT.orders());
        checked.values().removeIf(order -> order.size() == 1);
        checked.replaceAll((module, order) ->
                order.stream().map(room -> room.isEmpty() ? module : room).toList());
        assertEquals(checked, shown);
    }

    private static JavaClasses imported() {
        return new ClassFileImporter()
                .withImportOption(location -> !location.contains("/jmh_generated/"))
                .importPaths(LAYOUT.modules().stream().map(ArchitectureTest::classesOf).toList());
    }

    private static Path classesOf(String module) {
        return HOUSE.resolve(module).resolve("target/classes");
    }
}
