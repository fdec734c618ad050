package dev.bourse.app;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Provider;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds out which providers can be used, from the usual environment names: a provider of the
 * catalogue is used when one of its credentials is set ({@code OPENAI_API_KEY}); {@code
 * OPENAI_BASE_URL} (or {@code OPENAI_API_BASE}) moves it elsewhere.
 */
final class Discovery {
    private static final List<String> BASE_SUFFIXES = List.of("_BASE_URL", "_API_BASE");
    private static final String KEY_SUFFIX = "_API_KEY";

    private static final Pattern VERSION = Pattern.compile("/v\\d\\w*$");

    /** Part of a provider's address that only the environment knows. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)}");

    private Discovery() {}

    /** What can be served: of what is known, and of providers that nobody knows. */
    static Inventory everything(
            Inventory known, Map<String, String> environment, Consumer<String> warn) {
        Set<String> credentials =
                known.providers().stream()
                        .flatMap(provider -> provider.credentials().stream())
                        .collect(Collectors.toSet());
        OwnProviders own = new OwnProviders(environment, ModelListing::of, warn);
        return discover(known, environment).with(own.discover(credentials));
    }

    /** What of the known offer can be served with those environment variables. */
    static Inventory discover(Inventory known, Map<String, String> environment) {
        Map<String, Provider> accessible = new LinkedHashMap<>();
        Map<String, String> keys = new LinkedHashMap<>();
        for (Provider provider : known.providers()) {
            Optional<String> credential = credential(provider, environment);
            credential
                    .flatMap(name -> located(moved(provider, name, environment), environment))
                    .ifPresent(there -> accessible.put(there.slug(), there));
            credential.ifPresent(name -> keys.put(provider.slug(), environment.get(name)));
        }
        keys.keySet().retainAll(accessible.keySet());
        return known.only(accessible, keys);
    }

    /** The name of the variable that holds the provider's key. */
    private static Optional<String> credential(Provider provider, Map<String, String> environment) {
        return provider.credentials().stream()
                .filter(name -> !environment.getOrDefault(name, "").isBlank())
                .findFirst();
    }

    private static Provider moved(
            Provider provider, String credential, Map<String, String> environment) {
        if (!credential.endsWith(KEY_SUFFIX)) {
            return provider;
        }
        String stem = credential.substring(0, credential.length() - KEY_SUFFIX.length());
        return BASE_SUFFIXES.stream()
                .map(suffix -> environment.getOrDefault(stem + suffix, ""))
                .filter(url -> !url.isBlank())
                .findFirst()
                .map(url -> at(provider, versioned(provider.dialect(), url)))
                .orElse(provider);
    }

    /** Clients of Anthropic and Gemini name the server alone and add the version themselves. */
    private static String versioned(Dialect dialect, String url) {
        String version =
                switch (dialect) {
                    case OPENAI, RESPONSES -> "";
                    case ANTHROPIC -> "/v1";
                    case GEMINI -> "/v1beta";
                };
        String bare = url.replaceAll("/+$", "");
        return VERSION.matcher(bare).find() ? bare : bare + version;
    }

    /** The provider with its address filled in; empty while part of the address is not known. */
    private static Optional<Provider> located(Provider provider, Map<String, String> environment) {
        Matcher variables = VARIABLE.matcher(provider.baseUrl());
        boolean known = variables.results().noneMatch(it -> value(it, environment).isEmpty());
        String url =
                variables
                        .reset()
                        .replaceAll(it -> Matcher.quoteReplacement(value(it, environment)));
        return known ? Optional.of(at(provider, url)) : Optional.empty();
    }

    private static String value(MatchResult variable, Map<String, String> environment) {
        return environment.getOrDefault(variable.group(1), "").strip().replaceAll("/+$", "");
    }

    private static Provider at(Provider provider, String baseUrl) {
        return new Provider(
                provider.slug(),
                provider.name(),
                baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl,
                provider.dialect(),
                provider.credentials(),
                provider.privacyPolicyUrl(),
                provider.termsUrl(),
                provider.statusPageUrl(),
                provider.headquarters(),
                provider.datacenters(),
                provider.dataPolicy(),
                provider.simulated());
    }
}
