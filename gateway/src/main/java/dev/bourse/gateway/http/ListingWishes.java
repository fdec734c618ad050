package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.Stealth;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.fact.ProviderListed;
import dev.bourse.domain.listing.PlainText;
import dev.bourse.gateway.listing.Application;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a body says about a provider that shall be listed, or listed on other terms. */
final class ListingWishes {
    private static final Set<String> KNOWN =
            Set.of(
                    "url",
                    "provider",
                    "name",
                    "base_url",
                    "dialect",
                    "key",
                    "trust",
                    "author_hidden",
                    "auto_publish",
                    "data_policy",
                    "privacy_policy_url",
                    "terms_of_service_url",
                    "dry_run");

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern URL = Pattern.compile("https?://[\\x21-\\x7e]{1,490}");
    private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7e]{1,500}");
    private static final Pattern HOST = Pattern.compile("https?://([^/:?#]+).*");
    private static final int LONGEST_NAME = 80;
    private static final int MOST_DAYS = 36_500;

    private final JsonObject body;

    private ListingWishes(JsonObject body) {
        this.body = body;
    }

    /**
     * @throws BadQuery naming a member that is not known
     */
    static ListingWishes of(JsonObject body) {
        body.members().keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new BadQuery(Choices.shown(name), "there is no such member here");
                });
        return new ListingWishes(body);
    }

    /** Whether only to see what it would come to. */
    boolean isTrial() {
        return flag("dry_run").orElse(false);
    }

    /**
     * A new listing.
     *
     * @throws BadQuery naming the member that makes no sense
     */
    Application application() {
        String url = url("url").orElseThrow(() -> new BadQuery("url", "is required"));
        String slug = matching("provider", SLUG, "a word like acme-ai").orElseGet(() -> slug(url));
        if (slug.equals(Stealth.SLUG)) {
            throw new BadQuery("provider", "stands for all that hide");
        }
        boolean hidden = flag("author_hidden").orElse(false);
        return new Application(
                provider(slug, name().orElse(slug), url),
                url,
                key(),
                trust(hidden, hidden ? TrustTier.T3 : TrustTier.T2),
                hidden,
                flag("auto_publish").orElse(false));
    }

    /**
     * A listing on other terms: what the body does not name stays.
     *
     * @throws BadQuery naming the member that makes no sense
     */
    Application changed(ProviderListed now) {
        if (body.get("provider").isPresent() || body.get("dry_run").isPresent()) {
            throw new BadQuery("provider, dry_run", "can't be changed");
        }
        boolean hidden = flag("author_hidden").orElse(now.authorHidden());
        return new Application(
                changed(now.who()),
                url("url").orElse(now.document()),
                key(),
                trust(hidden, hidden ? TrustTier.T3 : now.trust()),
                hidden,
                flag("auto_publish").orElse(now.automatic()));
    }

    private Provider provider(String slug, String name, String url) {
        return new Provider(
                slug,
                name,
                url("base_url").map(ListingWishes::bare).orElseGet(() -> base(url)),
                dialect(Dialect.OPENAI),
                List.of(),
                url("privacy_policy_url").orElse(null),
                url("terms_of_service_url").orElse(null),
                null,
                null,
                List.of(),
                policy(DataPolicy.UNKNOWN),
                false);
    }

    private Provider changed(Provider now) {
        return new Provider(
                now.slug(),
                name().orElse(now.name()),
                url("base_url").map(ListingWishes::bare).orElse(now.baseUrl()),
                dialect(now.dialect()),
                now.credentials(),
                url("privacy_policy_url").orElse(now.privacyPolicyUrl()),
                url("terms_of_service_url").orElse(now.termsUrl()),
                now.statusPageUrl(),
                now.headquarters(),
                now.datacenters(),
                policy(now.dataPolicy()),
                now.simulated());
    }

    private Dialect dialect(Dialect otherwise) {
        return text("dialect").map(ListingWishes::dialect).orElse(otherwise);
    }

    private static Dialect dialect(String word) {
        return List.of(Dialect.values()).stream()
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new BadQuery(
                                "dialect",
                                "openai, responses, anthropic or gemini, not '"
                                        + Choices.shown(word)
                                        + "'"));
    }

    private TrustTier trust(boolean hidden, TrustTier otherwise) {
        TrustTier tier = text("trust").map(ListingWishes::tier).orElse(otherwise);
        if (hidden && tier != TrustTier.T3) {
            throw new BadQuery("trust", "is T3 where the author is hidden");
        }
        return tier;
    }

    private static TrustTier tier(String word) {
        return List.of(TrustTier.values()).stream()
                .filter(one -> one.name().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new BadQuery(
                                "trust", "T0, T1, T2 or T3, not '" + Choices.shown(word) + "'"));
    }

    private DataPolicy policy(DataPolicy otherwise) {
        Optional<JsonValue> given = body.get("data_policy");
        if (given.isEmpty()) {
            return otherwise;
        }
        JsonObject policy =
                given.get()
                        .asObject()
                        .orElseThrow(() -> new BadQuery("data_policy", "is no object"));
        boolean trains = policy.flag("training").orElse(true);
        int days =
                policy.number("retention_days")
                        .map(number -> days(number.toPlainString()))
                        .orElse(-1);
        return new DataPolicy(
                trains, days != 0, days, policy.flag("can_publish").orElse(trains), false);
    }

    private static int days(String number) {
        if (!number.matches("\\d{1,5}") || Integer.parseInt(number) > MOST_DAYS) {
            throw new BadQuery("data_policy.retention_days", "a whole number of days");
        }
        return Integer.parseInt(number);
    }

    private Optional<String> name() {
        return text("name")
                .map(name -> {
                    PlainText.fault(name, LONGEST_NAME)
                            .ifPresent(why -> {
                                throw new BadQuery("name", why);
                            });
                    return name;
                });
    }

    private @Nullable String key() {
        return matching("key", SECRET, "text without spaces, up to 500 characters").orElse(null);
    }

    private Optional<String> url(String member) {
        return matching(member, URL, "an http or https URL");
    }

    /** What was sent is not repeated, since it may be a secret. */
    private Optional<String> matching(String member, Pattern form, String wanted) {
        return text(member)
                .map(text -> {
                    if (!form.matcher(text).matches()) {
                        throw new BadQuery(member, wanted + " is expected");
                    }
                    return text;
                });
    }

    private Optional<String> text(String member) {
        return read(member, JsonValue::asText, "is no text")
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private Optional<Boolean> flag(String member) {
        return read(member, JsonValue::asFlag, "true or false");
    }

    private <T> Optional<T> read(
            String member, Function<JsonValue, Optional<T>> reader, String fault) {
        return body.get(member)
                .map(value -> reader.apply(value).orElseThrow(() -> new BadQuery(member, fault)));
    }

    /** The root of the API whose list of models that is. */
    private static String base(String url) {
        String path = url.split("[?#]", 2)[0];
        if (!path.endsWith("/models")) {
            throw new BadQuery(
                    "base_url", "is required, since the document's address ends in no /models");
        }
        return path.substring(0, path.length() - "/models".length());
    }

    private static String bare(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** {@code acme} of {@code https://api.acme.example/v1/models}. */
    private static String slug(String url) {
        Matcher host = HOST.matcher(url);
        String[] labels = host.matches() ? host.group(1).split("\\.") : new String[0];
        String name = labels.length > 1 ? labels[labels.length - 2].toLowerCase(Locale.ROOT) : "";
        if (!SLUG.matcher(name).matches() || name.matches("\\d+")) {
            throw new BadQuery("provider", "is required, since the address has no name in it");
        }
        return name;
    }
}
