package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.Stealth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A provider in a catalogue document. */
final class ProviderReader {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9.-]*");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Z][A-Z0-9_]*}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private static final Map<String, Dialect> DIALECTS =
            Map.of(
                    "openai", Dialect.OPENAI,
                    "responses", Dialect.RESPONSES,
                    "anthropic", Dialect.ANTHROPIC,
                    "gemini", Dialect.GEMINI);

    private static final Set<String> FIELDS =
            Set.of(
                    "slug",
                    "name",
                    "base-url",
                    "dialect",
                    "credentials",
                    "privacy-policy",
                    "terms",
                    "status-page",
                    "headquarters",
                    "datacenters",
                    "data-policy");

    private ProviderReader() {}

    static Provider read(Entry place) {
        Entry entry = place.named(slug(place));
        entry.allowOnly(FIELDS);
        return new Provider(
                slug(entry),
                entry.requiredText("name"),
                baseUrl(entry),
                entry.word("dialect", word -> Optional.ofNullable(DIALECTS.get(word)))
                        .orElseThrow(() -> entry.missing("dialect")),
                entry.texts("credentials"),
                url(entry, "privacy-policy").orElse(null),
                url(entry, "terms").orElse(null),
                url(entry, "status-page").orElse(null),
                entry.word("headquarters", ProviderReader::country).orElse(null),
                datacenters(entry),
                PolicyReader.read(entry, DataPolicy.UNKNOWN),
                false);
    }

    private static String slug(Entry entry) {
        String slug = entry.requiredText("slug");
        if (!SLUG.matcher(slug).matches()) {
            throw entry.wrong("slug", "is no lower-case name: " + slug);
        }
        if (slug.equals(Stealth.SLUG)) {
            throw entry.wrong("slug", "stands for providers that hide");
        }
        return slug;
    }

    private static String baseUrl(Entry entry) {
        String url = url(entry, "base-url").orElseThrow(() -> entry.missing("base-url"));
        if (url.endsWith("/")) {
            throw entry.wrong("base-url", "ends with a slash: " + url);
        }
        return url;
    }

    /** An absolute web address, in which {@code ${NAME}} stands for part of one. */
    private static Optional<String> url(Entry entry, String field) {
        return entry.text(field).map(text -> checked(entry, field, text));
    }

    private static String checked(Entry entry, String field, String text) {
        try {
            URI uri = new URI(VARIABLE.matcher(text).replaceAll("name"));
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if ((web && uri.getHost() != null) || text.startsWith("${")) {
                return text;
            }
        } catch (URISyntaxException malformed) {
            throw entry.wrong(field, "is no web address: " + text);
        }
        throw entry.wrong(field, "is no web address: " + text);
    }

    private static List<String> datacenters(Entry entry) {
        entry.words("datacenters", ProviderReader::country);
        return entry.texts("datacenters");
    }

    private static Optional<String> country(String code) {
        return COUNTRIES.contains(code) ? Optional.of(code) : Optional.empty();
    }
}
