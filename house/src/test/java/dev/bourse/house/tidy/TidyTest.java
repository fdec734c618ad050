package dev.bourse.house.tidy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** This repository keeps every rule of the house style. */
class TidyTest {
    private static final Tree TREE = Tree.at(Path.of(System.getProperty("bourse.root")));

    @BeforeAll
    static void print_the_figures() {
        System.out.println(Ratchets.report(TREE));
    }

    @ParameterizedTest
    @EnumSource
    void holds(TidyRule rule) {
        List<Finding> found = rule.check(TREE);
        assertEquals("", found.stream().map(Finding::toString).collect(Collectors.joining("\n")));
    }
}
