package dev.bourse.domain.catalog;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Who runs models.
 *
 * @param slug routable base name such as {@code deepinfra}
 * @param name name for people, returned as {@code provider} in answers
 * @param baseUrl root of its API, without a trailing slash; for OpenAI-like dialects up to and
 *     including {@code /v1}
 * @param dialect the protocol it speaks
 * @param credentials names of environment variables that may hold its API key, in order; empty when
 *     none is needed
 * @param privacyPolicyUrl where its privacy policy is
 * @param termsUrl where its terms of service are
 * @param statusPageUrl where it reports its own state
 * @param headquarters ISO 3166 alpha-2 country of its seat
 * @param datacenters ISO 3166 alpha-2 countries in which it computes
 * @param dataPolicy what it does with data unless an endpoint says otherwise
 * @param simulated whether it is a simulated provider, labelled so wherever it appears
 */
public record Provider(
        String slug,
        String name,
        String baseUrl,
        Dialect dialect,
        List<String> credentials,
        @Nullable String privacyPolicyUrl,
        @Nullable String termsUrl,
        @Nullable String statusPageUrl,
        @Nullable String headquarters,
        List<String> datacenters,
        DataPolicy dataPolicy,
        boolean simulated) {
    public Provider {
        if (slug.isBlank() || slug.indexOf('/') >= 0) {
            throw new IllegalArgumentException("a provider slug is one word: '" + slug + "'");
        }
        credentials = List.copyOf(credentials);
        datacenters = List.copyOf(datacenters);
    }
}
