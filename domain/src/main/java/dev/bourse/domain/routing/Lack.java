package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;

import java.util.List;
import java.util.Set;

/** What an endpoint lacks for a request, by name, where it fell for what it can't do. */
final class Lack {
    private Lack() {}

    static List<String> of(Demand demand, Endpoint endpoint, Reason reason) {
        return switch (reason) {
            case HOLDS_CREDENTIALS -> demand.party().credentials();
            case PARAMETER_UNSUPPORTED -> parameters(demand.parameters(), endpoint.parameters());
            case INPUT_UNSUPPORTED -> modalities(demand.inputs(), endpoint.inputs());
            case OUTPUT_UNSUPPORTED -> modalities(demand.outputs(), endpoint.outputs());
            case PROMPT_TOO_LONG -> limit("prompt tokens", demand.promptTokens(), prompt(endpoint));
            case OUTPUT_TOO_LONG -> {
                long most = endpoint.maxCompletionTokens();
                yield limit("completion tokens", demand.maxOutputTokens(), most);
            }
            case CONTEXT_TOO_SHORT -> {
                long both = demand.promptTokens() + demand.maxOutputTokens();
                yield limit("tokens", both, endpoint.contextLength());
            }
            default -> List.of();
        };
    }

    private static List<String> parameters(Set<Parameter> sent, Set<Parameter> supported) {
        long known = Bits.ofParameters(supported);
        return sent.stream()
                .filter(one -> !Bits.covers(known, Bits.of(Set.of(one))))
                .map(Parameter::wireName)
                .sorted()
                .toList();
    }

    private static List<String> modalities(Set<Modality> wanted, Set<Modality> known) {
        return wanted.stream()
                .filter(one -> !known.contains(one))
                .map(Modality::wireName)
                .sorted()
                .toList();
    }

    private static long prompt(Endpoint endpoint) {
        return Math.min(endpoint.maxPromptTokens(), endpoint.contextLength());
    }

    private static List<String> limit(String what, long wanted, long most) {
        return List.of("about " + wanted + " " + what + " of " + most);
    }
}
