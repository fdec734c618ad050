package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.PriceOverride;
import dev.bourse.domain.catalog.UtcWindow;
import dev.bourse.domain.unit.Price;

import java.util.LinkedHashMap;
import java.util.Map;

/** Prices as the API shows them: decimal strings in USD per unit (openrouter.md 1.9). */
final class PriceView {
    /** Shown where a price is not known; the API's convention for a price that varies. */
    private static final String UNKNOWN = "-1";

    private static final int HOUR = 60;
    private static final int HUNDRED = 100;

    private PriceView() {}

    static Map<String, Object> of(PriceList prices) {
        Map<String, Object> view = new LinkedHashMap<>();
        String tokens = prices.isByUnit() ? Price.FREE.toString() : UNKNOWN;
        view.put(PriceKey.PROMPT.wireName(), tokens);
        view.put(PriceKey.COMPLETION.wireName(), tokens);
        putPrices(view, prices.base());
        if (prices.discount().signum() != 0) {
            view.put("discount", prices.discount());
        }
        if (!prices.overrides().isEmpty()) {
            view.put("overrides", prices.overrides().stream().map(PriceView::override).toList());
        }
        return view;
    }

    private static Map<String, Object> override(PriceOverride override) {
        Map<String, Object> view = new LinkedHashMap<>();
        if (override.abovePromptTokens() >= 0) {
            view.put("min_prompt_tokens", override.abovePromptTokens());
        }
        UtcWindow window = override.window();
        if (window != null) {
            view.put("utc_start", hhmm(window.startMinute()));
            view.put("utc_end", hhmm(window.endMinute()));
        }
        putPrices(view, override.prices());
        return view;
    }

    private static void putPrices(Map<String, Object> view, Map<PriceKey, Price> prices) {
        for (PriceKey key : PriceKey.values()) {
            if (prices.containsKey(key)) {
                view.put(key.wireName(), prices.get(key).toString());
            }
        }
    }

    private static int hhmm(int minute) {
        return minute / HOUR * HUNDRED + minute % HOUR;
    }
}
