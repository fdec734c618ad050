package dev.bourse.gateway.market;

import dev.bourse.domain.fact.AppDescribed;
import dev.bourse.domain.market.App;
import dev.bourse.domain.market.Presence;
import dev.bourse.gateway.store.MarketNotebook;
import dev.bourse.gateway.store.StoreException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which app is which: names, aliases that are merged, and hidden ones that appear nowhere
 * (openrouter.md 4.5).
 */
public final class AppBook implements Question<AppBook.Book> {
    /** There is only one. */
    public static final AppBook BOOK = new AppBook();

    private static final int LONGEST_CHAIN = 5;

    private AppBook() {}

    @Override
    public Book answer(Sources sources) {
        return Book.of(sources.queries().notebook());
    }

    /** What is known of all apps. */
    public record Book(Map<String, App> apps, Map<String, AppDescribed> settings) {
        public Book {
            apps = Map.copyOf(apps);
            settings = Map.copyOf(settings);
        }

        static Book of(MarketNotebook notebook) throws StoreException {
            Map<String, App> apps = new HashMap<>();
            notebook.apps().forEach(app -> apps.put(app.slug(), app));
            Map<String, AppDescribed> settings = new HashMap<>();
            notebook.settings().forEach(app -> settings.put(app.app(), app));
            return new Book(apps, settings);
        }

        /** The app that a slug stands for; empty when it is hidden. */
        public Optional<String> resolve(String slug) {
            String real = slug;
            for (int i = 0; i < LONGEST_CHAIN; i++) {
                AppDescribed said = settings.get(real);
                if (said != null && said.hidden()) {
                    return Optional.empty();
                }
                if (said == null || said.aliasOf() == null) {
                    return Optional.of(real);
                }
                real = said.aliasOf();
            }
            return Optional.of(real);
        }

        /** The slugs that stand for an app, its own among them. */
        public List<String> slugs(String real) {
            return Stream.concat(apps.keySet().stream(), settings.keySet().stream())
                    .distinct()
                    .filter(slug -> resolve(slug).filter(real::equals).isPresent())
                    .sorted()
                    .toList();
        }

        /** The name to show. */
        public String name(String slug) {
            AppDescribed said = settings.get(slug);
            if (said != null && said.name() != null) {
                return said.name();
            }
            return Optional.ofNullable(apps.get(slug)).map(App::title).orElse(host(slug));
        }

        /** The host that its requests come from. */
        public String host(String slug) {
            return Optional.ofNullable(apps.get(slug)).map(App::host).orElse(slug);
        }

        /** What kind of program it is. */
        public List<String> categories(String slug) {
            return Optional.ofNullable(settings.get(slug))
                    .map(AppDescribed::categories)
                    .orElse(List.of());
        }

        /** Presences under the real names of apps, without hidden ones. */
        List<Presence> resolved(List<Presence> present) {
            return present.stream()
                    .flatMap(one ->
                            resolve(one.subject()).stream()
                                    .map(real -> new Presence(real, one.account(), one.traffic())))
                    .toList();
        }
    }
}
