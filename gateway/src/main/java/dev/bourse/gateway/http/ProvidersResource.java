package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.gateway.pipeline.Reply;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** {@code GET /providers}: who serves models here. */
final class ProvidersResource {
    private final Supplier<Catalog> catalog;

    ProvidersResource(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    Reply list(Ask ask) {
        Catalog now = catalog.get();
        return Replies.data(now.providers().stream().map(one -> view(one, now)).toList());
    }

    private static Map<String, @Nullable Object> view(Provider provider, Catalog catalog) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("name", provider.name());
        view.put("slug", provider.slug());
        view.put("privacy_policy_url", provider.privacyPolicyUrl());
        view.put("terms_of_service_url", provider.termsUrl());
        view.put("status_page_url", provider.statusPageUrl());
        view.put("headquarters", provider.headquarters());
        view.put("datacenters", provider.datacenters());
        view.put("data_policy", policy(provider.dataPolicy()));
        view.put("simulated", provider.simulated());
        TrustView.put(view, provider, catalog);
        return view;
    }

    static Map<String, @Nullable Object> policy(DataPolicy policy) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("training", policy.trains());
        view.put("retains_prompts", policy.retains());
        view.put("retention_days", policy.retentionDays() < 0 ? null : policy.retentionDays());
        view.put("can_publish", policy.publishes());
        view.put("zdr", policy.zeroRetention());
        return view;
    }
}
