package dev.bourse.domain.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;
import java.util.Set;

class AliasesTest {
    private static final long LATER = 2_000_000_000;

    @ParameterizedTest
    @CsvSource({
        "anthropic/claude-opus-4.7, claude-opus",
        "anthropic/claude-3.5-haiku, claude-haiku",
        "openai/gpt-5.5, gpt",
        "openai/gpt-4o-mini, gpt-mini",
        "openai/o3, o",
        "openai/gpt-oss-120b, gpt-oss-120b",
        "google/gemini-3.1-pro-preview, gemini-pro",
        "google/gemini-2.0-flash-001, gemini-flash",
        "moonshotai/kimi-k2-0905, kimi",
        "deepseek/deepseek-v3.2, deepseek",
        "qwen/qwen3.6-max-preview, qwen-max",
        "qwen/qwen3-235b-a22b-2507, qwen-235b-a22b",
        "cohere/command-r7b-12-2024, command-r7b",
        "minimax/minimax-m2.7, minimax",
        "lab/alpha, alpha",
        "lab/Large-2, large",
    })
    void a_family_is_what_is_left_without_version_date_and_stage(String id, String family) {
        assertEquals(family, Family.of(model(id, 0, null)));
    }

    @Test
    void the_newest_of_a_family_is_meant() {
        Catalog catalog =
                of(model("a/x-2", 20, null), model("a/x-3", 30, null), model("a/x", 1, null));
        assertEquals(List.of("~a/x-latest"), ids(catalog));
        assertEquals("a/x-3", target(catalog, "~a/x-latest", LATER));
    }

    @Test
    void the_release_decides_and_not_the_number() {
        Catalog catalog = of(model("a/x-9", 20, null), model("a/x-10", 30, null));
        assertEquals("a/x-10", target(catalog, "~a/x-latest", LATER));
    }

    @Test
    void a_model_that_has_expired_makes_room() {
        Catalog catalog = of(model("a/x-2", 20, null), model("a/x-3", 30, "2026-01-31"));
        assertEquals("a/x-3", target(catalog, "~a/x-latest", 1_769_903_999));
        assertEquals("a/x-2", target(catalog, "~a/x-latest", 1_769_904_000));
    }

    @Test
    void when_all_have_expired_the_newest_is_named() {
        Catalog catalog = of(model("a/x-2", 20, "2025-01-01"), model("a/x-3", 30, "2025-01-01"));
        assertEquals("a/x-3", target(catalog, "~a/x-latest", LATER));
    }

    @Test
    void variants_and_models_that_nobody_serves_are_never_meant() {
        Catalog catalog =
                new Catalog(
                        List.of(
                                model("a/x-1", 10, null),
                                model("a/x-2:free", 20, null),
                                model("a/x-3", 30, null)),
                        List.of(Some.provider("p")),
                        List.of(Some.endpoint("a/x-1", "p"), Some.endpoint("a/x-2:free", "p")));
        assertEquals("a/x-1", target(catalog, "~a/x-latest", LATER));
        assertEquals(List.of("~a/x-latest"), ids(catalog));
    }

    @Test
    void a_model_keeps_its_name() {
        Catalog catalog = of(model("a/x-1", 10, null), model("~a/x-latest", 5, null));
        assertEquals(Optional.empty(), catalog.alias("~a/x-latest"));
    }

    @Test
    void an_alias_can_be_written_down_and_wins_over_a_family() {
        Catalog catalog =
                of(
                        List.of(
                                new Alias("~a/x-latest", List.of("a/x-1")),
                                new Alias("~a/best", List.of("a/y-1", "a/x-1", "a/gone")),
                                new Alias("~a/none", List.of("a/gone"))),
                        model("a/x-1", 10, null),
                        model("a/x-2", 20, null),
                        model("a/y-1", 5, null));
        assertEquals("a/x-1", target(catalog, "~a/x-latest", LATER));
        assertEquals("a/x-1", target(catalog, "~a/best", LATER), "the newest of those named");
        assertEquals(List.of("~a/x-latest", "~a/y-latest", "~a/best"), ids(catalog));
    }

    @Test
    void for_an_unknown_alias_aliases_are_suggested() {
        Catalog catalog =
                of(model("a/claude-opus-4", 1, null), model("a/claude-sonnet-4", 1, null));
        assertEquals("~a/claude-opus-latest", catalog.nearest("~a/claude-opus-newest").getFirst());
    }

    @Test
    void an_alias_is_marked_and_stands_for_something() {
        assertThrows(IllegalArgumentException.class, () -> new Alias("a/b", List.of("a/b")));
        assertThrows(IllegalArgumentException.class, () -> new Alias("~a/b/c", List.of("a/b")));
        assertThrows(IllegalArgumentException.class, () -> new Alias("~a/b", List.of()));
    }

    private static List<String> ids(Catalog catalog) {
        return catalog.aliases().stream().map(Alias::id).toList();
    }

    private static String target(Catalog catalog, String alias, long nowSeconds) {
        return catalog.target(catalog.alias(alias).orElseThrow(), nowSeconds).id();
    }

    private static Catalog of(Model... models) {
        return of(List.of(), models);
    }

    private static Catalog of(List<Alias> aliases, Model... models) {
        List<Endpoint> endpoints =
                List.of(models).stream().map(one -> Some.endpoint(one.id(), "p")).toList();
        return new Catalog(List.of(models), List.of(Some.provider("p")), endpoints, aliases);
    }

    private static Model model(String id, long created, @Nullable String expires) {
        return new Model(
                id,
                id,
                id,
                "",
                created,
                1000,
                Set.of(Modality.TEXT),
                Set.of(Modality.TEXT),
                "",
                Set.of(),
                null,
                null,
                expires,
                true);
    }
}
