package dev.bourse.domain.listing;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Provider;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What calls to an endpoint depend on, in one line: where it is, what it is called there, how much
 * it takes and what it supports. Prices and policies are not in it: they can change without a new
 * test.
 */
final class Terms {
    private Terms() {}

    static String of(Provider provider, Endpoint endpoint) {
        return Stream.of(
                        provider.baseUrl(),
                        provider.dialect(),
                        endpoint.upstreamModel(),
                        endpoint.quantization(),
                        endpoint.tier(),
                        endpoint.contextLength(),
                        endpoint.maxPromptTokens(),
                        endpoint.maxCompletionTokens(),
                        sorted(endpoint.inputs()),
                        sorted(endpoint.outputs()),
                        sorted(endpoint.parameters()))
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    private static String sorted(Set<? extends Enum<?>> words) {
        return words.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
    }
}
