package dev.bourse.gateway.http;

import dev.bourse.domain.ledger.Key;
import dev.bourse.gateway.listing.ListedView;
import dev.bourse.gateway.listing.Outcome;
import dev.bourse.gateway.live.IssuedKey;
import dev.bourse.gateway.live.KeyOrder;
import dev.bourse.gateway.live.KeyStanding;
import dev.bourse.gateway.pipeline.Reply;
import dev.bourse.wire.json.JsonValue;

import java.util.List;
import java.util.Map;

/** What a provider has of its own here: its keys, and how it does. */
final class PortalResource {
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int MONTH = 31;
    private static final int MOST_DAYS = 366;

    private final ResourceParts parts;

    PortalResource(ResourceParts parts) {
        this.parts = parts;
    }

    /** How a provider does, from the same rollups as the books and the public pages. */
    Reply statistics(Ask ask, Key key) {
        int days = new Choices(ask).only("days").number("days", MONTH, 1, MOST_DAYS);
        return parts.listings()
                .provider(ListingsResource.slug(ask))
                .map(view -> new PortalView(parts, view, days).reply())
                .orElseGet(() -> ListingsResource.unknown(ask));
    }

    /** The keys of a provider. */
    Reply keys(Ask ask, Key admin) {
        new Choices(ask).only();
        return known(ask)
                ? Replies.data(standings(ask).stream().map(KeyView::of).toList())
                : ListingsResource.unknown(ask);
    }

    /** Makes a key for a provider; shown once. */
    Reply issue(Ask ask, Key admin) {
        if (!known(ask)) {
            return ListingsResource.unknown(ask);
        }
        String slug = ListingsResource.slug(ask);
        KeyOrder order = KeyWishes.of(ask.body()).orderOfProvider(ProviderKeys.account(slug));
        IssuedKey issued = parts.access().issue(order, now());
        KeyStanding standing = parts.ledger().standing(issued.key().hash(), now()).orElseThrow();
        return Replies.json(
                CREATED,
                JsonValue.of(
                        new Members()
                                .put("key", issued.secret())
                                .put("data", KeyView.of(standing))
                                .map()));
    }

    /** Takes a provider off; its keys are of no use any more and are deleted. */
    Reply withdraw(Ask ask, Key admin) {
        return switch (parts.listings().withdraw(ListingsResource.slug(ask))) {
            case Outcome.Done(ListedView _) -> {
                standings(ask).forEach(one -> parts.access().delete(one.key().hash(), now()));
                yield Replies.ok(JsonValue.of(Map.of("deleted", true)));
            }
            case Outcome.Absent() -> ListingsResource.unknown(ask);
            case Outcome other -> ListingsResource.reply(other, OK);
        };
    }

    private boolean known(Ask ask) {
        return parts.listings().provider(ListingsResource.slug(ask)).isPresent();
    }

    private List<KeyStanding> standings(Ask ask) {
        String account = ProviderKeys.account(ListingsResource.slug(ask));
        return parts.ledger().standings(account, now());
    }

    private long now() {
        return parts.clock().getAsLong();
    }
}
