package dev.bourse.house.architecture;

import com.tngtech.archunit.core.domain.JavaClass;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The plan of the house below a root package: the modules, the modules each may use, and the
 * packages of each module from bottom to top. A module that is one flat package has the order
 * {@code [""]}.
 *
 * @param root the package under which each module has a package of its own name
 * @param arrows for each module the modules it may use
 * @param orders for each module its packages; each may use only those before it
 */
record Layout(String root, Map<String, Set<String>> arrows, Map<String, List<String>> orders) {
    private static final List<String> FLAT = List.of("");

    Layout {
        if (!arrows.keySet().equals(orders.keySet())) {
            throw new IllegalArgumentException("every module has arrows and an order");
        }
    }

    /** The plan of {@code ARCHITECTURE.md}, under any root. */
    static Layout of(String root) {
        return new Layout(root, arrowsOfTheHouse(), ordersOfTheHouse());
    }

    Set<String> modules() {
        return arrows.keySet();
    }

    /** The packages of a module from bottom to top; none when there is no such module. */
    List<String> order(String module) {
        return orders.getOrDefault(module, List.of());
    }

    /** Whether one module may use another. */
    boolean hasArrow(String from, String to) {
        return arrows.getOrDefault(from, Set.of()).contains(to);
    }

    /** Where a class lives; empty when it is not below the root. */
    Optional<Room> room(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(root + ".")) {
            return Optional.empty();
        }
        String below = name.substring(root.length() + 1);
        int dot = below.indexOf('.');
        return Optional.of(
                dot < 0
                        ? new Room(below, "")
                        : new Room(below.substring(0, dot), below.substring(dot + 1)));
    }

    private static Map<String, Set<String>> arrowsOfTheHouse() {
        Map<String, Set<String>> arrows = new LinkedHashMap<>();
        arrows.put("domain", Set.of());
        arrows.put("wire", Set.of("domain"));
        arrows.put("gateway", Set.of("domain", "wire"));
        arrows.put("sim", Set.of("domain", "wire"));
        arrows.put("lab", Set.of("domain", "wire"));
        arrows.put("app", Set.of("domain", "wire", "gateway", "sim", "lab"));
        arrows.put("bench", Set.of("domain", "wire", "gateway", "sim"));
        return arrows;
    }

    private static Map<String, List<String>> ordersOfTheHouse() {
        Map<String, List<String>> orders = new LinkedHashMap<>();
        orders.put(
                "domain",
                words(
                        "unit catalog routing metering ledger fact preset listing task market"
                                + " audit"));
        orders.put(
                "wire",
                words(
                        "json sse splice secret chat tool openai responses anthropic gemini preset"
                                + " media catalogdoc fact task parquet"));
        orders.put(
                "gateway", words("net journal store live upstream pipeline market listing http"));
        orders.put("sim", words("text provider workload market"));
        orders.put("lab", List.of("task", ""));
        orders.put("app", FLAT);
        orders.put("bench", List.of("load", ""));
        return orders;
    }

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }

    /** A package of a module, named without the root; {@code ""} is the module's own package. */
    record Room(String module, String name) {
        @Override
        public String toString() {
            return name.isEmpty() ? module : module + "." + name;
        }
    }
}
