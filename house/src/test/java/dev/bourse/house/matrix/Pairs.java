package dev.bourse.house.matrix;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.bourse.domain.catalog.Dialect;

import org.junit.jupiter.params.provider.Arguments;

import java.util.stream.Stream;

/** Each dialect as a caller's with each as an endpoint's. */
final class Pairs {
    /** Where a test finds them. */
    static final String ALL = "dev.bourse.house.matrix.Pairs#all";

    private Pairs() {}

    static Stream<Arguments> all() {
        return Stream.of(Dialect.values())
                .flatMap(caller ->
                        Stream.of(Dialect.values()).map(upstream -> arguments(caller, upstream)));
    }
}
