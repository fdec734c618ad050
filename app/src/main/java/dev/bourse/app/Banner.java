package dev.bourse.app;

import dev.bourse.domain.catalog.Provider;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a start prints: where it listens, what it serves, and a first request that works. */
final class Banner {
    private static final int MANY = 6;

    private Banner() {}

    /** What a demonstration prints. */
    static List<String> ofDemo(String address, Inventory inventory, FirstKeys keys) {
        List<String> lines = new ArrayList<>();
        lines.add("Bourse " + VersionCommand.of() + " listens on " + address);
        lines.add("  serves          " + serves(inventory));
        lines.add("");
        lines.add("Everything here is SIMULATED: providers, models, and eight weeks of traffic.");
        lines.add("Open " + address + "/rankings in a browser.");
        lines.add("");
        lines.addAll(keyLines(keys));
        return lines;
    }

    static List<String> of(Market market) {
        String address = market.address();
        Inventory inventory = market.inventory();
        FirstKeys keys = market.keys();
        List<String> lines = new ArrayList<>();
        lines.add("Bourse " + VersionCommand.of() + " listens on " + address);
        lines.add("  serves          " + serves(inventory));
        if (inventory.providers().stream().allMatch(Provider::simulated)) {
            lines.add("");
            lines.add("No provider key was found in the environment, so SIMULATED providers");
            lines.add("answer: made-up words, real HTTP. Set OPENAI_API_KEY, DEEPSEEK_API_KEY,");
            lines.add("GROQ_API_KEY, OPENROUTER_API_KEY, ... and start again for real models.");
        }
        market.newcomer()
                .ifPresent(url -> lines.add("A simulated newcomer can be listed from " + url));
        lines.add("");
        lines.addAll(keyLines(keys));
        lines.add("Try:");
        lines.addAll(curl(address, inventory, keys));
        return lines;
    }

    private static String serves(Inventory inventory) {
        return inventory.models().size()
                + " models at "
                + inventory.providers().stream()
                        .map(Provider::slug)
                        .limit(MANY)
                        .collect(Collectors.joining(", "))
                + (inventory.providers().size() > MANY ? ", ..." : "");
    }

    private static List<String> keyLines(FirstKeys keys) {
        if (!keys.areNew()) {
            return List.of();
        }
        return List.of(
                "These keys are shown once and kept only as hashes:",
                "  API key         " + keys.api().orElse("(none)"),
                "  management key  " + keys.management().orElse("(none)"),
                "");
    }

    private static List<String> curl(String address, Inventory inventory, FirstKeys keys) {
        String model =
                inventory.models().isEmpty() ? "author/model" : inventory.models().getFirst().id();
        return List.of(
                "  curl " + address + "/api/v1/chat/completions \\",
                "    -H 'Authorization: Bearer " + keys.api().orElse("YOUR-API-KEY") + "' \\",
                "    -H 'Content-Type: application/json' \\",
                "    -d '{\"model\":\""
                        + model
                        + "\",\"messages\":"
                        + "[{\"role\":\"user\",\"content\":\"Hello!\"}]}'");
    }
}
