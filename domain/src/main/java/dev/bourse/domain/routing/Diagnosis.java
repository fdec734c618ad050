package dev.bourse.domain.routing;

import static java.util.Comparator.comparing;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.routing.Availability.Code;
import dev.bourse.domain.routing.Availability.Constraint;
import dev.bourse.domain.routing.Availability.ExcludedBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Says why a plan is empty. Runs only then, so it may take its time. */
final class Diagnosis {
    private static final String FREE = ":free";

    private final Catalog catalog;
    private final Demand demand;

    Diagnosis(Catalog catalog, Demand demand) {
        this.catalog = catalog;
        this.demand = demand;
    }

    /** For a demand of which no model is in the catalogue. */
    Availability ofUnknownModels() {
        List<String> twins = paidTwins();
        return twins.isEmpty()
                ? availability(Code.MODEL_NOT_FOUND, nearest())
                : availability(Code.FREE_VARIANT_ENDED, twins);
    }

    /** For a demand whose models are known, but left without endpoints. */
    Availability of(List<Leg> legs, Funnel funnel) {
        if (legs.stream().noneMatch(this::couldAnswer)) {
            return availability(Code.WRONG_ENDPOINT, List.of());
        }
        List<Exclusion> exclusions = funnel.exclusions();
        List<Reason> reasons = exclusions.stream().map(Exclusion::reason).toList();
        Optional<Exclusion> last = exclusions.stream().max(comparing(Exclusion::reason));
        return new Availability(
                last.map(one -> one.reason().code()).orElse(Code.NO_ENDPOINTS),
                requested(),
                vocabulary(reasons),
                paidTwins(),
                last.map(one -> new Constraint(one.reason().field(), one.text())).orElse(null));
    }

    private boolean couldAnswer(Leg leg) {
        return leg.offer().model().outputs().containsAll(demand.outputs());
    }

    private Availability availability(Code code, List<String> instead) {
        return new Availability(code, requested(), List.of(), instead, null);
    }

    private List<String> requested() {
        return demand.models().stream().map(ModelName::toString).toList();
    }

    private List<String> nearest() {
        return catalog.nearest(demand.models().getFirst().id());
    }

    private List<String> paidTwins() {
        List<String> twins = new ArrayList<>();
        for (ModelName name : demand.models()) {
            if (name.id().endsWith(FREE)) {
                twins.add(name.id().substring(0, name.id().length() - FREE.length()));
            }
        }
        twins.removeIf(id -> catalog.model(id).isEmpty());
        return twins;
    }

    private static List<ExcludedBy> vocabulary(List<Reason> reasons) {
        return reasons.stream()
                .sorted()
                .map(Reason::excludedBy)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
