package dev.bourse.house.tidy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

/** Every tidy rule can fail: each is shown a small tree that breaks it. */
class TidyRulesTest {
    private static final String JAVA = "domain/src/main/java/dev/bourse/domain/";

    private static final Tree DECENT =
            new Tree(
                    List.of(
                            file("CHANGELOG.md", "# Changes\n\n## 0.1\n\n### Added\n\n- all"),
                            file("README.md", "# A\n[a](#a) [c](CHANGELOG.md#changes)\n"),
                            file(JAVA + "task/package-info.java", "@NullMarked package a;"),
                            file(JAVA + "task/A.java", "record A(double b) {}")));

    @ParameterizedTest
    @EnumSource
    void catches(TidyRule rule) {
        List<TextFile> tree = planted(rule);
        assertFalse(rule.check(new Tree(tree)).isEmpty(), () -> rule + " let pass " + tree);
    }

    @ParameterizedTest
    @EnumSource
    void leaves_a_decent_tree_alone(TidyRule rule) {
        assertEquals(List.of(), rule.check(DECENT));
    }

    @Test
    void a_method_counts_from_its_annotation_to_its_brace_without_its_javadoc() {
        Tree tree =
                tree(
                        JAVA + "task/A.java",
                        """
                        class A {
                            /** Not
                             * counted. */
                            @Override
                            public String toString() {
                                return "";
                            }
                            abstract void bodiless();
                        }
                        """);
        List<Code.Method> methods = tree.code().getFirst().methods();
        assertEquals(List.of(new Code.Method("toString", 4, 4, 0, false)), methods);
    }

    @Test
    void records_may_have_many_components_and_the_wiring_many_parameters() {
        String six = "(int a, int b, int c, int d, int e, int f)";
        Tree tree =
                new Tree(
                        List.of(
                                file(
                                        JAVA + "task/A.java",
                                        "record A" + six + " { A" + six + "{} }"),
                                file("app/src/main/java/B.java", "class B { B" + six + " {} }")));
        assertEquals(List.of(), Ratchets.parameters(tree));
    }

    @Test
    void percentiles_are_sizes_that_occur() {
        assertEquals(new Spread(10, 5, 9, 10), Spread.of(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)));
        assertEquals(new Spread(1, 7, 7, 7), Spread.of(List.of(7)));
    }

    private static List<TextFile> planted(TidyRule rule) {
        return switch (rule) {
            case UNFINISHED -> one("a.java", "// TO" + "DO: later");
            case TABS -> one("a.md", "a\tb");
            case REGISTRIES -> one("pom.xml", "https://repo1." + "maven.org");
            case MACHINE_PATHS -> one("a.sh", "cat /ho" + "me/someone/file");
            case SWITCHED_OFF -> one("ATest.java", "@Dis" + "abled");
            case MOCKS -> one("pom.xml", "org." + "mockito");
            case RESOLVED -> one("ui/package-lock.json", "\"res" + "olved\": \"a\"");
            case LARGE -> one("a.json", "a".repeat((1 << 20) + 1));
            case BINARIES -> one("a.bin", "a\0b");
            case SERVICE_FILES -> one("app/src/main/resources/META-INF/services/a.B", "a.C");
            case NULL_MARKED -> one(JAVA + "task/package-info.java", "package a;");
            case EXACT_MONEY ->
                    one(
                            JAVA + "ledger/A.java",
                            "class A { long b(long c) { return c / (long) 0.1; } }");
            case CHANGELOG -> one("CHANGELOG.md", "# Changes");
            case LINKS -> one("docs/a.md", "[b](../b.md)");
            case COMMANDS -> one("README.md", "```sh\n./bourse fly\n```\n");
            case CI ->
                    List.of(
                            file("README.md", "```sh\nmvn verify\n```\n"),
                            file(".ci/run", "mvn verify -DskipTests\n"));
            case FILE_LENGTHS -> one(JAVA + "task/A.java", "class A {" + "\n".repeat(500) + "}");
            case METHOD_LENGTHS ->
                    one(JAVA + "task/A.java", "class A { void b() {" + "\n".repeat(40) + "} }");
            case PARAMETERS ->
                    one(
                            JAVA + "task/A.java",
                            "class A { void b(int c, int d, int e, int f, int g, int h) {} }");
            case PUBLIC_SHARE -> one("gateway/src/main/java/A.java", "public record A() {}");
        };
    }

    private static Tree tree(String path, String text) {
        return new Tree(one(path, text));
    }

    private static List<TextFile> one(String path, String text) {
        return List.of(file(path, text));
    }

    private static TextFile file(String path, String text) {
        return new TextFile(path, text);
    }
}
