package dev.bourse.gateway.http;

import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.ledger.KeyKind;
import dev.bourse.domain.ledger.ResetInterval;
import dev.bourse.domain.unit.Money;
import dev.bourse.gateway.live.KeyStanding;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Keys as the API shows them (openrouter.md 1.11). */
final class KeyView {
    private KeyView() {}

    /** For {@code GET /key}: the calling key about itself. */
    static Map<String, @Nullable Object> self(KeyStanding standing) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        Key key = standing.key();
        boolean management = key.kind() == KeyKind.MANAGEMENT;
        view.put("label", key.label());
        putMoney(view, standing);
        view.put("is_free_tier", false);
        view.put("is_management_key", management);
        view.put("is_provisioning_key", management);
        view.put("provider", ProviderKeys.provider(key).orElse(null));
        view.put("expires_at", expiry(key));
        view.put("min_trust", minTrust(key));
        view.put("creator_user_id", null);
        view.put("organization_id", null);
        view.put("workspace_id", key.account());
        view.put("allowed_data_regions", List.of("global"));
        view.put("rate_limit", rateLimit());
        view.put("free_model_daily_requests", noDailyLimit());
        return view;
    }

    /** For {@code /keys}: a key to its administrator. */
    static Map<String, @Nullable Object> of(KeyStanding standing) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        Key key = standing.key();
        view.put("hash", key.hash().hex());
        view.put("name", key.name());
        view.put("label", key.label());
        view.put("disabled", key.disabled());
        putMoney(view, standing);
        view.put("created_at", GenerationView.time(key.createdAtMicros()));
        view.put("updated_at", GenerationView.time(key.updatedAtMicros()));
        view.put("expires_at", expiry(key));
        view.put("min_trust", minTrust(key));
        view.put("is_management_key", key.kind() == KeyKind.MANAGEMENT);
        view.put("creator_user_id", null);
        view.put("external_user", null);
        view.put("workspace_id", key.account());
        return view;
    }

    private static void putMoney(Map<String, @Nullable Object> view, KeyStanding standing) {
        Key key = standing.key();
        view.put("limit", dollars(key.limit()));
        view.put("limit_remaining", dollars(standing.limitRemaining()));
        view.put("limit_reset", reset(key.reset()));
        view.put("include_byok_in_limit", false);
        view.put("usage", standing.usage().dollars());
        view.put("usage_daily", standing.usageDaily().dollars());
        view.put("usage_weekly", standing.usageWeekly().dollars());
        view.put("usage_monthly", standing.usageMonthly().dollars());
        for (String name : List.of("", "_daily", "_weekly", "_monthly")) {
            view.put("byok_usage" + name, 0);
        }
    }

    private static Map<String, Object> rateLimit() {
        Map<String, Object> none = new LinkedHashMap<>();
        none.put("requests", -1);
        none.put("interval", "10s");
        none.put("note", "This exchange limits spending, not requests");
        return none;
    }

    /** Free models are not rationed here. */
    private static Map<String, Object> noDailyLimit() {
        Map<String, Object> none = new LinkedHashMap<>();
        none.put("limit", -1);
        none.put("remaining", -1);
        none.put("used", 0);
        return none;
    }

    private static @Nullable String expiry(Key key) {
        return key.expiresAtMicros() == 0 ? null : GenerationView.time(key.expiresAtMicros());
    }

    private static @Nullable String minTrust(Key key) {
        return Optional.ofNullable(key.minTrust()).map(Enum::name).orElse(null);
    }

    private static @Nullable BigDecimal dollars(@Nullable Money money) {
        return Optional.ofNullable(money).map(Money::dollars).orElse(null);
    }

    private static @Nullable String reset(ResetInterval reset) {
        return reset == ResetInterval.NEVER ? null : reset.name().toLowerCase(Locale.ROOT);
    }
}
